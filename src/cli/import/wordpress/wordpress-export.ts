import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import type { FromSource, Loss } from "../imported.ts";
import type { ImportContext, Input, Source, SourceKind } from "../source.ts";
import { channelElements, isFault } from "./export-elements.ts";
import { exportedPost } from "./export-posts.ts";
import { encodingOf, headOf, type TextEncoding, textOf } from "./export-text.ts";
import { postToText } from "./post-to-text.ts";
import { type ExportElement, type Survey, surveyExport } from "./survey.ts";

/** Types of posts with which WordPress and its editor work, and which nobody reads. */
const internal = new Set(
  `attachment revision wp_block wp_template wp_template_part wp_global_styles wp_navigation wp_font_family
   wp_font_face custom_css customize_changeset oembed_cache user_request guest-author acf-field
   acf-field-group acf-post-type acf-taxonomy`.split(/\s+/),
);

/** WordPress's own export: a file of WordPress eXtended RSS, or a folder with the parts of a large one. */
export const wordPressExport: SourceKind = {
  name: "WordPress",
  async open(input: Input, context: ImportContext): Promise<Source | undefined> {
    const files = await filesOf(input);
    const [first] = files;
    if (first === undefined) return undefined;
    const survey = await surveyExport(elementsOf(files));
    const wanted = new Set(["post", "page", ...(context.types ?? [])]);
    const total = [...wanted].reduce((sum, type) => sum + (survey.types.get(type) ?? 0), 0);
    return {
      name: "a WordPress export",
      site: survey.site === undefined ? undefined : new URL(survey.site).origin,
      total,
      async *read() {
        for (const { source, encoding } of files) {
          if (encoding.doubt !== undefined) yield { kind: "loss", source, reason: encoding.doubt };
        }
        yield* lossesOf(survey, wanted, first.source);
        for await (const { source, child } of elementsOf(files)) {
          if (isFault(child) || child.name !== "item") continue;
          const post = exportedPost(child);
          if (!wanted.has(post.type)) continue;
          if (
            post.status === "trash" ||
            post.status === "auto-draft" ||
            post.status === "inherit"
          ) {
            if (post.status === "trash") yield trashed(post.title, source, post.line);
            continue;
          }
          const text = postToText(post, survey, source);
          yield otherLanguage(survey.language, context.language) && text.language === undefined
            ? { ...text, language: survey.language }
            : text;
        }
        // Only now is it known which files the articles use.
        const { unused } = survey.library;
        if (unused > 0) {
          const reason = `${unused} files of the media library are in no article, and stayed behind`;
          yield { kind: "loss", source: first.source, reason };
        }
      },
    };
  },
};

/** One of the files of an export. */
interface ExportFile {
  readonly path: string;
  /** As the report names it. */
  readonly source: string;
  readonly encoding: TextEncoding;
}

async function filesOf(input: Input): Promise<ExportFile[]> {
  const paths: string[] = [];
  if (input.kind === "file" && isExport(input.head)) paths.push(input.path);
  if (input.kind === "folder") {
    const names = (await readdir(input.path)).filter((name) => /\.xml$/i.test(name)).sort();
    for (const path of names.map((name) => join(input.path, name))) {
      if (isExport(await headOf(path))) paths.push(path);
    }
  }
  return Promise.all(
    paths.map(async (path) => {
      const source = relative(process.cwd(), path);
      return {
        path,
        source: source.startsWith("..") ? path : source,
        encoding: await encodingOf(path),
      };
    }),
  );
}

async function* elementsOf(files: readonly ExportFile[]): AsyncGenerator<ExportElement> {
  for (const { path, source, encoding } of files) {
    for await (const child of channelElements(textOf(path, encoding.label)))
      yield { source, child };
  }
}

function isExport(head: Uint8Array): boolean {
  const text = new TextDecoder(head[1] === 0 ? "utf-16le" : "latin1").decode(
    head.subarray(0, 65_536),
  );
  return text.includes("<rss") && /wordpress\.org\/export\/|<wp:wxr_version/.test(text);
}

/** What the whole export loses, before its articles. */
function* lossesOf(
  survey: Survey,
  wanted: ReadonlySet<string>,
  source: string,
): Generator<FromSource> {
  for (const fault of survey.faults) yield { kind: "loss", ...fault };
  for (const { title, within, source, line } of survey.nested) {
    const reason = `the category ${title} was within the category ${within}; topics are not nested`;
    yield { kind: "loss", source, line, reason };
  }
  for (const [type, count] of survey.types) {
    if (wanted.has(type) || internal.has(type)) continue;
    const what = type === "nav_menu_item" ? "entries of menus" : `items of the type ${type}`;
    yield { kind: "loss", source, reason: `${count} ${what} stayed behind` };
  }
}

function trashed(title: string, source: string, line: number): Loss {
  return {
    kind: "loss",
    source,
    line,
    article: title,
    reason: "it was in the trash, and stayed there",
  };
}

/** Whether a site's language is not the publication's, apart from regions. */
function otherLanguage(site: string | undefined, publication: string): boolean {
  const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  return (
    site !== undefined &&
    /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(site) &&
    primary(site) !== primary(publication)
  );
}
