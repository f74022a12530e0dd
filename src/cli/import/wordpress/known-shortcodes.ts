import type { Element, ElementContent } from "hast";
import {
  contentOf,
  element,
  isElement,
  parseHtml,
  parsePassage,
  writeHtml,
} from "../html/html-tree.ts";
import { embedded, type Footnotes, figure, pictureRow, player } from "../html/media-html.ts";
import type { Library, MediaFile } from "./library.ts";
import type { Shortcode } from "./shortcodes.ts";

/** What the shortcodes of one article may refer to. */
export interface ShortcodeContext {
  readonly library: Library;
  /** The number of the article. */
  readonly post: number;
  readonly notes: Footnotes;
  readonly lose: (reason: string) => void;
}

/** Names under which plugins show program code; the name itself may be a language. */
const code = new Set(["code", "sourcecode", "highlight", "crayon", "pastacode"]);
const languages = new Set(
  "bash c cpp csharp css diff go html java javascript js json perl php powershell python ruby rust scss shell sql swift typescript xml yaml".split(
    " ",
  ),
);
const notes = new Set(["footnote", "ref", "efn_note", "mfn"]);
const addresses = new Set([
  "embed",
  "youtube",
  "vimeo",
  "twitter",
  "tweet",
  "instagram",
  "soundcloud",
  "spotify",
  "gist",
  "tiktok",
  "facebook",
]);

/**
 * The HTML of a shortcode that WordPress itself or a widespread plugin knows.
 *
 * @returns undefined if it is another one
 */
export function knownShortcode(
  shortcode: Shortcode,
  context: ShortcodeContext,
): string | undefined {
  const { name, attributes, content } = shortcode;
  if (name === "caption" || name === "wp_caption") return captioned(shortcode);
  if (name === "gallery") return gallery(shortcode, context);
  if (name === "playlist") {
    return html(
      ...filesOf(shortcode, context).map((file) =>
        player(attributes["type"] === "video" ? "video" : "audio", file.url, file.title),
      ),
    );
  }
  if (name === "audio" || name === "video") return recording(name, shortcode);
  if (name === "toc" || name === "nextpage") return "";
  if (addresses.has(name)) {
    const address = addressIn(shortcode);
    return address === undefined
      ? undefined
      : html(
          embedded(address, [], (host) =>
            context.lose(`what ${host} shows at ${address} became a link`),
          ),
        );
  }
  if (content !== undefined && (code.has(name) || languages.has(name))) {
    const language = languages.has(name)
      ? name
      : (attributes["lang"] ?? attributes["language"] ?? "");
    return html(codeBlock(content, language));
  }
  if (content !== undefined && notes.has(name)) {
    return html(context.notes.refer(parsePassage(content)));
  }
  return undefined;
}

/** `[caption width="300"]<a><img></a> The caption[/caption]`; in older texts `caption="The caption"`. */
function captioned({ attributes, content = "" }: Shortcode): string {
  if (content === "") return "";
  const [first, ...rest] = contentOf(parseHtml(content));
  const picture = isElement(first, "p") ? contentOf(first)[0] : first;
  if (!isElement(picture, "img", "a")) return content;
  const caption =
    rest.length > 0 ? rest.filter(isContent) : parsePassage(attributes["caption"] ?? "");
  const [opening] = caption;
  if (opening?.type === "text") caption[0] = { ...opening, value: opening.value.trimStart() };
  return html(figure(picture, caption));
}

function gallery(shortcode: Shortcode, context: ShortcodeContext): string {
  const figures = filesOf(shortcode, context).map((file) =>
    figure(
      element("img", { src: file.url, alt: file.alt ?? "" }),
      parsePassage(file.caption ?? ""),
    ),
  );
  if (figures.length > 0) return html(pictureRow(figures));
  context.lose("a gallery is empty, because the source does not say which pictures it had");
  return "";
}

/** The files that a gallery or a playlist names, or those of its article. */
function filesOf(
  { attributes }: Shortcode,
  { library, post, lose }: ShortcodeContext,
): MediaFile[] {
  const listed = attributes["ids"] ?? attributes["include"];
  if (listed === undefined) {
    const excluded = numbers(attributes["exclude"] ?? "");
    const id = Number(attributes["id"] ?? post);
    return library.filesOf(id).filter((file) => !excluded.includes(file.id));
  }
  return numbers(listed).flatMap((id) => {
    const file = library.file(id);
    if (file === undefined) lose(`the file ${id} of a gallery is missing at the source`);
    return file ?? [];
  });
}

function numbers(list: string): number[] {
  return list
    .split(/[\s,]+/)
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
}

/** `[audio src="…"]`, `[video mp4="…"]`, and `[audio https://…]` of old. */
function recording(
  kind: "audio" | "video",
  { attributes, values, content }: Shortcode,
): string | undefined {
  const address = [
    "src",
    "mp4",
    "m4v",
    "webm",
    "ogv",
    "mp3",
    "m4a",
    "ogg",
    "wav",
    "flac",
    "mov",
    "wmv",
  ]
    .map((key) => attributes[key])
    .concat(values, content ?? [])
    .find((value) => value !== undefined && /^(?:https?:)?\/\//.test(value.trim()));
  return address === undefined ? undefined : html(player(kind, address.trim()));
}

function addressIn({ name, attributes, values, content }: Shortcode): string | undefined {
  const [first] = values;
  const given = [
    content,
    attributes["url"],
    attributes["src"],
    attributes["href"],
    first,
    attributes["id"],
  ]
    .map((value) => value?.trim() ?? "")
    .find((value) => value !== "");
  if (given === undefined) return undefined;
  if (/^https?:\/\/\S+$/.test(given)) return given.replaceAll("&amp;", "&");
  // Some name only the number of the film.
  if (name === "youtube" && /^[\w-]{11}$/.test(given)) return `https://youtu.be/${given}`;
  return name === "vimeo" && /^\d+$/.test(given) ? `https://vimeo.com/${given}` : undefined;
}

/** Program code, as the classic editor stores it within a shortcode. */
function codeBlock(content: string, language: string): Element {
  const text = content
    .replace(/^\r?\n|\r?\n$/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  const properties = /^[\w#+-]+$/.test(language)
    ? { className: [`language-${language.toLowerCase()}`] }
    : {};
  return element("pre", {}, element("code", properties, `${text}\n`));
}

function isContent(node: { readonly type: string }): node is ElementContent {
  return node.type !== "doctype" && node.type !== "comment";
}

/** Elements as HTML between paragraphs. */
function html(...elements: readonly Element[]): string {
  const inline = elements.every(({ tagName }) => tagName === "sup");
  const written = writeHtml({ type: "root", children: [...elements] });
  return inline ? written : `\n\n${written}\n\n`;
}
