import type { LeadImage, Manuscript, SourceImage } from "../../content/manuscript.ts";
import { walkElements } from "../../content/markdown/walk.ts";
import { wordsOf } from "../html/tree.ts";

/** The parts of a manuscript that say where it shows its images. */
export type Illustrated = Pick<Manuscript, "body" | "images" | "lead">;

/** The image that leads an article: the one in its front matter, or the first in its body. */
export function leadImage({ body, images, lead }: Illustrated): LeadImage | undefined {
  if (lead !== undefined) return lead;
  let first: LeadImage | undefined;
  walkElements(body, (node, _, parent) => {
    const image = node.tagName === "img" ? images.get(String(node.properties["src"])) : undefined;
    if (image === undefined) return undefined;
    const caption =
      parent?.type === "element" &&
      parent.children.find((child) => child.type === "element" && child.tagName === "figcaption");
    first = {
      image,
      alt: String(node.properties["alt"] ?? ""),
      caption: caption && caption.type === "element" ? wordsOf(caption) || undefined : undefined,
    };
    return "stop";
  });
  return first;
}

/** The images that pages also show small: the lead image, which is on cards, and those of galleries. */
export function shownSmall(manuscript: Illustrated): ReadonlySet<SourceImage> {
  const { body, images } = manuscript;
  const lead = leadImage(manuscript)?.image;
  const small = new Set(lead && [lead]);
  walkElements(body, (node) => {
    if (![node.properties["className"]].flat().includes("figures")) return;
    walkElements(node, ({ tagName, properties }) => {
      const image = tagName === "img" ? images.get(String(properties["src"])) : undefined;
      if (image !== undefined) small.add(image);
    });
  });
  return small;
}
