import { playerAddress } from "../html/embeds.ts";
import { escapeHtml, parseHtml, writeHtml } from "../html/html-tree.ts";
import { Footnotes, playerKind } from "../html/media-html.ts";
import { plainText } from "../html/plain-text.ts";
import { type Block, hasBlocks, parseBlocks } from "./blocks.ts";
import { knownShortcode } from "./known-shortcodes.ts";
import type { Library } from "./library.ts";
import { makeParagraphs } from "./paragraphs.ts";
import { expandShortcodes } from "./shortcodes.ts";
import { tidyHtml } from "./tidy.ts";
import { tidyPictures } from "./tidy-pictures.ts";

/** A content of WordPress, and what it may refer to. */
interface WordPressContent {
  /** As the database has it, with block comments and shortcodes; or as WordPress shows it. */
  readonly content: string;
  /** Whether WordPress has made it HTML already: what its REST interface answers. */
  readonly rendered: boolean;
  /** The number of the article. */
  readonly post: number;
  /** The texts of the block editor's footnotes, as HTML, by their ids. */
  readonly notes: ReadonlyMap<string, string>;
  readonly library: Library;
}

/** A part of a content that the import could not bring. */
interface BodyLoss {
  /** Lines from the beginning of the content. */
  readonly line: number;
  readonly reason: string;
}

/** How deep blocks that several articles share may contain each other. */
const deepestShared = 10;
const mostLosses = 50;

/** Turns a content of WordPress's classic or block editor into plain HTML, and says what is lost. */
export function wordPressBody(given: WordPressContent): { html: string; losses: BodyLoss[] } {
  const losses = new Map<string, BodyLoss>();
  let line = 0;
  const lose = (reason: string, at = line) => {
    if (losses.size < mostLosses && !losses.has(reason)) losses.set(reason, { line: at, reason });
  };
  const notes = new Footnotes();
  const lineAt = lineCounter(given.content);

  const shortcodes = (text: string, offset: number | undefined) => {
    const set = (at: number) => {
      if (offset !== undefined) line = lineAt(offset + at);
    };
    const context = { library: given.library, post: given.post, notes, lose };
    return expandShortcodes(text, {
      expand: (code) => {
        set(code.offset);
        const html = knownShortcode(code, context);
        if (html === undefined || code.content === undefined || !/^(wp_)?caption$/.test(code.name))
          return html;
        return html;
      },
      lose: (code) => {
        set(code.offset);
        lose(`the shortcode ${short(code.tag)} has no meaning here`);
      },
    });
  };
  const classic = (text: string, offset: number | undefined) => {
    const root = parseHtml(alone(shortcodes(text, offset)));
    makeParagraphs(root);
    return writeHtml(root);
  };
  const blocks = (
    list: readonly (Block | string)[],
    offset: number | undefined,
    shared: number,
  ): string =>
    list
      .map((part) =>
        typeof part === "string"
          ? shortcodes(part, offset)
          : block(part, offset !== undefined, shared),
      )
      .join("");
  const block = (one: Block, here: boolean, shared: number): string => {
    if (here) line = lineAt(one.offset);
    const offset = here ? one.offset : undefined;
    const [first] = one.parts;
    if (one.name === undefined) return typeof first === "string" ? classic(first, offset) : "";
    if (one.name === "core/block") return sharedBlock(one, shared);
    if (one.name === "core/code" || one.name === "core/html")
      return one.parts.filter((part) => typeof part === "string").join("");
    if (!one.empty || one.name === "core/freeform") return blocks(one.parts, offset, shared);
    return emptyBlock(one, lose);
  };
  const sharedBlock = ({ attributes }: Block, shared: number): string => {
    const content = given.library.block(Number(attributes["ref"]));
    if (content !== undefined && shared < deepestShared)
      return blocks(parseBlocks(content), undefined, shared + 1);
    lose(`the shared block ${String(attributes["ref"])} is missing at the source`);
    return "";
  };

  const { content } = given;
  try {
    const root = parseHtml(
      given.rendered
        ? leftOver(content, lose)
        : hasBlocks(content)
          ? blocks(parseBlocks(content), 0, 0)
          : classic(content, 0),
    );
    line = 0;
    tidyPictures(root, given.library);
    tidyHtml(root, { notes, noteTexts: given.notes, lose });
    if (notes.list !== undefined) root.children.push(notes.list);
    return { html: writeHtml(root), losses: [...losses.values()] };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const reason = "its elements are nested too deep, so only its words came";
    const words = content.replaceAll(/<[^<>]*>/g, " ");
    return { html: `<p>${escapeHtml(plainText(words))}</p>`, losses: [{ line: 0, reason }] };
  }
}

/** Removes shortcodes of plugins that are gone, which WordPress shows to readers as they are. */
function leftOver(html: string, lose: (reason: string) => void): string {
  return expandShortcodes(html, {
    expand: () => undefined,
    lose: ({ tag }) => lose(`the shortcode ${short(plainText(tag))} has no meaning here`),
  });
}

/** Dynamic blocks of WordPress that show something of the site, not of the article. */
function emptyBlock({ name = "", attributes }: Block, lose: (reason: string) => void): string {
  if (/^core\/(?:more|nextpage|footnotes|spacer|table-of-contents)$/.test(name)) return "";
  if (name === "core/separator") return "<hr>";
  const url = attributes["url"];
  if (typeof url === "string" && /^https?:\/\//.test(url)) {
    const address = escapeHtml(url);
    if (name === "core/embed" || name.startsWith("core-embed/")) {
      return `<figure class="wp-block-embed"><div>${address}</div></figure>`;
    }
    if (name === "core/social-link") {
      return `<p><a href="${address}">${escapeHtml(String(attributes["label"] ?? attributes["service"] ?? url))}</a></p>`;
    }
  }
  const data = Object(attributes["data"]);
  const fields = Object.keys(data).filter((key) => !key.startsWith("_") && data[key] !== "");
  const with_ = fields.length > 0 ? ` with the fields ${fields.slice(0, 10).join(", ")}` : "";
  lose(`the block ${name}${with_} has no meaning here`);
  return "";
}

/** Puts addresses of films and recordings that have a line of their own into their own paragraph. */
function alone(text: string): string {
  return text
    .split("\n")
    .map((written) => {
      const address = written.trim();
      const isMedium =
        /^https?:\/\/[^\s<>"]+$/.test(address) &&
        (playerAddress(address) ?? playerKind(address)) !== undefined;
      return isMedium ? `\n${address}\n` : written;
    })
    .join("\n");
}

function lineCounter(text: string): (offset: number) => number {
  let at = 0;
  let lines = 0;
  return (offset) => {
    if (offset < at) [at, lines] = [0, 0];
    for (
      let next = text.indexOf("\n", at);
      next >= 0 && next < offset;
      next = text.indexOf("\n", at)
    ) {
      lines += 1;
      at = next + 1;
    }
    return lines;
  };
}

function short(tag: string): string {
  return tag.length > 60 ? `${tag.slice(0, 60)}…]` : tag;
}

/**
 * Whether a text is what WordPress itself takes from an article: its words from the beginning, without those of
 * some blocks.
 */
export function isExtract(summary: string, article: string): boolean {
  const words = summary.split(" ");
  let next = 0;
  for (const word of article.split(" ")) {
    if (word === words[next]) next += 1;
    else if (next === 0) return false;
  }
  return next === words.length;
}
