import type { Element, ElementContent, Root } from "hast";
import { walkElements } from "../../../content/markdown/walk.ts";
import { playerAddress } from "../html/embeds.ts";
import {
  attribute,
  contentOf,
  element,
  find,
  hasClass,
  isElement,
  parsePassage,
  textIn,
} from "../html/html-tree.ts";
import { embedded, type Footnotes, figure, playerKind } from "../html/media-html.ts";
import { breakLines } from "./paragraphs.ts";

/** What WordPress and its plugins put around an article that is not the article. */
const furniture = [
  "sharedaddy",
  "jp-relatedposts",
  "addtoany_share_save_container",
  "wp-block-file__button",
  "wp-block-file__embed",
  "wp-block-spacer",
  "screen-reader-text",
];
/** Blocks that show something of the site, not of the article. */
const made = [
  "latest-posts",
  "latest-comments",
  "archives",
  "categories",
  "tag-cloud",
  "calendar",
  "search",
  "page-list",
  "query",
].map((name) => `wp-block-${name}`);
/** Scripts that only decorate a quotation that stays. */
const decorators =
  /\/\/(?:platform\.(?:twitter|x|instagram)\.com|www\.(?:instagram|tiktok)\.com|embed\.redditmedia\.com|embed\.bsky\.app)\//;

/** What the HTML of an article may refer to. */
export interface TidyContext {
  readonly notes: Footnotes;
  /** The texts of the block editor's footnotes, as HTML, by their ids. */
  readonly noteTexts: ReadonlyMap<string, string>;
  readonly lose: (reason: string) => void;
}

/**
 * Turns what only WordPress writes into HTML that every import understands: embeds into players or links, verses
 * into lines, footnotes into footnotes. Removes what is not the article. Changes the tree.
 */
export function tidyHtml(root: Root, context: TidyContext): void {
  const lost = (host: string) => context.lose(`what ${host} shows became a link`);
  walkElements(root, (node, index, parent) => {
    const put = (...nodes: ElementContent[]) => {
      parent.children.splice(index, 1, ...nodes);
      return index + nodes.length;
    };
    if (hasClass(node, ...furniture)) return put();
    if (hasClass(node, ...made)) {
      context.lose("a list was left out that WordPress makes while it shows the article");
      return put();
    }
    // The quotation before such a frame says the same, with a link.
    if (node.tagName === "iframe" && hasClass(node, "wp-embedded-content")) return put();
    if (node.tagName === "script" && decorators.test(attribute(node, "src"))) return put();
    if (node.tagName === "figure" && isEmbed(node)) return put(embedOf(node, lost));
    if (node.tagName === "p") {
      const address = onlyText(node);
      if (/^https?:\/\/\S+$/.test(address) && isPlayable(address))
        return put(embedded(address, [], lost));
    }
    if (hasClass(node, "wp-block-verse")) {
      return put(element("p", {}, ...breakLines(node.children)));
    }
    if (node.tagName === "sup" && "dataFn" in node.properties) {
      const note = context.noteTexts.get(attribute(node, "dataFn"));
      if (note === undefined) context.lose("a footnote is missing at the source");
      else return put(context.notes.refer(parsePassage(note)));
    }
    if (node.tagName === "source" || node.tagName === "audio" || node.tagName === "video") {
      const src = attribute(node, "src");
      // WordPress counts the players of a page.
      if (src !== "") node.properties["src"] = src.replace(/\?_=\d+$/, "");
    }
    undress(node);
    return undefined;
  });
}

const own = /^(?:wp-(?!caption)|has-|is-|size-|align|blocks-)/;

/** Removes the classes by which WordPress's own style sheet finds an element. */
function undress(node: Element): void {
  const classes = [node.properties["className"]].flat().filter((name) => typeof name === "string");
  const others = classes.filter((name) => !own.test(name));
  if (others.length > 0) node.properties["className"] = others;
  else delete node.properties["className"];
}

function isPlayable(address: string): boolean {
  return playerAddress(address) !== undefined || playerKind(address) !== undefined;
}

function isEmbed(node: Element): boolean {
  return hasClass(node, "wp-block-embed") || hasClass(node, "wp-embed");
}

/** `<figure class="wp-block-embed"><div>https://…</div><figcaption>…</figcaption></figure>`, or with the player in it. */
function embedOf(node: Element, lost: (host: string) => void): Element {
  const captioning = node.children.find((child) => isElement(child, "figcaption"));
  const caption = isElement(captioning) ? captioning.children : [];
  const rest = { ...node, children: node.children.filter((child) => child !== captioning) };
  const inner = find(rest, (one) => isElement(one, "iframe"));
  const address = inner === undefined ? textIn(rest).trim() : attribute(inner, "src");
  if (/^https?:\/\/\S+$/.test(address)) return embedded(address, caption, lost);
  return figure({ ...rest, tagName: "div", properties: {} }, caption);
}

function onlyText(node: Element): string {
  const [only, ...others] = contentOf(node);
  return only?.type === "text" && others.length === 0 ? only.value.trim() : "";
}
