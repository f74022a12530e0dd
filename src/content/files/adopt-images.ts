import type { Element, Root } from "hast";
import pMap from "p-map";
import { percentDecoded } from "../../article/percent-decoded.ts";
import { asWarning, type ContentError, type Finding, type Found } from "../content-error.ts";
import type { FrontMatter } from "../front-matter/schema.ts";
import type { Located } from "../front-matter/yaml.ts";
import type { LeadImage, SourceImage } from "../manuscript.ts";
import { walkElements } from "../markdown/walk.ts";
import type { ArticleFolder } from "./article-folder.ts";
import { type ImageOptions, inspectImage } from "./image.ts";

/** The images of a body, and what is wrong with them. */
export interface AdoptedImages {
  /** The key is the `src` that the image now has in the body. */
  readonly images: ReadonlyMap<string, SourceImage>;
  /** Errors and warnings. */
  readonly reports: readonly ContentError[];
}

/** How many images of an article are inspected at a time. Each may take 200 MB of memory. */
const atATime = 2;

/**
 * Inspects each image that a body shows from the article's folder, and sets its `src` to its key in
 * `images`. Images on other sites stay, with a warning.
 *
 * @param body is changed
 * @param locate makes an error at an element of the body
 */
export async function adoptImages(
  body: Root,
  folder: ArticleFolder,
  options: ImageOptions,
  locate: (node: Element, message: string, fix: string) => ContentError,
): Promise<AdoptedImages> {
  const elements: Element[] = [];
  walkElements(body, (node) => {
    if (node.tagName === "img") elements.push(node);
  });
  const names = new Set(elements.map(nameOf).filter((name) => name !== "" && !isRemote(name)));
  const inspected = new Map(
    await pMap(names, async (name) => [name, await findImage(name, folder, options)] as const, {
      concurrency: atATime,
    }),
  );
  const images = new Map<string, SourceImage>();
  const reports: ContentError[] = [];
  for (const element of elements) {
    const name = nameOf(element);
    const report = ({ message, fix }: Finding) => locate(element, message, fix);
    if (String(element.properties["alt"] ?? "").trim() === "") {
      reports.push(report(noAlt));
    }
    const result = inspected.get(name);
    if (result === undefined) {
      reports.push(name === "" ? report(noName) : asWarning(report(remote(name))));
    } else if (result.ok) {
      const { key, image } = result.value;
      element.properties["src"] = key;
      images.set(key, image);
      reports.push(...result.findings.map((finding) => asWarning(report(finding))));
    } else {
      reports.push(report(result.error));
    }
  }
  return { images, reports };
}

/** Inspects the leading image that the front matter names. */
export async function adoptLead(
  { value, errorAt }: Located<FrontMatter>,
  folder: ArticleFolder,
  options: ImageOptions,
): Promise<{ readonly lead?: LeadImage; readonly reports: readonly ContentError[] }> {
  if (value.image === undefined) return { reports: [] };
  const { file, alt, caption } = value.image;
  const report = ({ message, fix }: Finding) => errorAt(["image", "file"], message, fix);
  const result = await findImage(file, folder, options);
  if (!result.ok) return { reports: [report(result.error)] };
  return {
    lead: { image: result.value.image, alt: alt.trim(), caption: caption?.trim() },
    reports: result.findings.map((finding) => asWarning(report(finding))),
  };
}

const noAlt: Finding = {
  message: "this image has no description for readers who cannot see it",
  fix: "describe the image between the square brackets, as in ![Two people sign a contract](signing.jpg)",
};

const noName: Finding = {
  message: "this image has no file, or an address that cannot be published",
  fix: "put the image into the article's folder, and write its name",
};

function remote(address: string): Finding {
  return {
    message: `the image ${address.slice(0, 100)} is on another site, where it can change or vanish`,
    fix: "if you have the right to, save it in the article's folder and write its name instead",
  };
}

async function findImage(
  name: string,
  folder: ArticleFolder,
  options: ImageOptions,
): Promise<Found<{ readonly key: string; readonly image: SourceImage }>> {
  const file = await folder.find(name, "image");
  if (!file.ok) return file;
  const image = await inspectImage(file.value, options);
  return image.ok ? { ...image, value: { key: file.value.name, image: image.value } } : image;
}

/** The file name in an image's `src`, percent-decoded because Markdown encodes it; or its address. */
function nameOf(element: Element): string {
  const src = String(element.properties["src"] ?? "").trim();
  if (isRemote(src)) return src;
  return percentDecoded(src);
}

function isRemote(src: string): boolean {
  return /^(https?:)?\/\//i.test(src) && URL.canParse(src, "https://example.org/");
}
