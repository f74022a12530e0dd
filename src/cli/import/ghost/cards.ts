import type { Element, ElementContent, Root } from "hast";
import { walkElements } from "../../../content/markdown/walk.ts";
import {
  attribute,
  element,
  find,
  findAll,
  hasClass,
  isElement,
  parseHtml,
  textIn,
  writeHtml,
} from "../html/html-tree.ts";
import { embedded, figure, pictureRow, player } from "../html/media-html.ts";
import { plainText } from "../html/plain-text.ts";

/** A part of a text that the import could not bring, as a sentence without a full stop. */
type Lose = (reason: string) => void;

/** The parts of a card, by what their classes begin with after `kg-`. */
type Card = (card: Element, lose: Lose) => ElementContent[];

/** What becomes of each of Ghost's cards, by its class. Cards of plain HTML, code and single pictures stay. */
const cards: Readonly<Record<string, Card>> = {
  "kg-gallery-card": (card) => [
    pictureRow(findAll(card, (one) => isElement(one, "img"))),
    ...paragraph(captionOf(card)),
  ],
  "kg-before-after-card": (card) => [
    pictureRow(findAll(card, (one) => isElement(one, "img"))),
    ...paragraph(captionOf(card)),
  ],
  "kg-bookmark-card": (card) => {
    const link = part(card, "kg-bookmark-container");
    const href = link === undefined ? "" : attribute(link, "href");
    const title = wordsOf(card, "kg-bookmark-title") || href;
    return [
      ...paragraph([
        element("a", { href }, title),
        ...below(wordsOf(card, "kg-bookmark-description")),
      ]),
      ...paragraph(captionOf(card)),
    ];
  },
  "kg-callout-card": (card) => {
    const emoji = wordsOf(card, "kg-callout-emoji");
    const text = part(card, "kg-callout-text")?.children ?? [];
    return [element("blockquote", {}, element("p", {}, emoji === "" ? "" : `${emoji} `, ...text))];
  },
  "kg-toggle-card": (card) => [
    element(
      "details",
      {},
      element("summary", {}, wordsOf(card, "kg-toggle-heading-text")),
      ...(part(card, "kg-toggle-content")?.children ?? []),
    ),
  ],
  "kg-file-card": (card) => {
    const link = part(card, "kg-file-card-container");
    const href = link === undefined ? "" : attribute(link, "href");
    const name = wordsOf(card, "kg-file-card-filename");
    const title = wordsOf(card, "kg-file-card-title") || name || href;
    return paragraph([
      element("a", { href }, title),
      ...below(wordsOf(card, "kg-file-card-caption")),
    ]);
  },
  "kg-audio-card": (card) => {
    const audio = find(card, (one) => isElement(one, "audio"));
    const title = wordsOf(card, "kg-audio-title");
    return audio === undefined
      ? []
      : [player("audio", attribute(audio, "src"), title || undefined)];
  },
  "kg-video-card": (card) => {
    const video = find(card, (one) => isElement(one, "video"));
    return video === undefined
      ? []
      : [figure(player("video", attribute(video, "src")), captionOf(card))];
  },
  "kg-product-card": (card) => {
    const picture = part(card, "kg-product-card-image");
    const stars = findAll(card, (one) => hasClass(one, "kg-product-card-rating-active")).length;
    const rating = stars > 0 ? ` ${"★".repeat(stars)}${"☆".repeat(Math.max(0, 5 - stars))}` : "";
    const name = wordsOf(card, "kg-product-card-title");
    if (picture !== undefined) picture.properties["alt"] = name;
    return [
      ...paragraph(picture === undefined ? [] : [picture]),
      ...paragraph([element("strong", {}, name), rating]),
      ...(part(card, "kg-product-card-description")?.children ?? []),
      ...linkOf(card, "kg-product-card-button"),
    ];
  },
  "kg-button-card": (card) => linkOf(card, "kg-btn"),
  "kg-cta-card": (card) => [
    ...findAll(card, (one) => isElement(one, "img")).flatMap((picture) => paragraph([picture])),
    ...paragraph([wordsOf(card, "kg-cta-sponsor-label")]),
    ...blocksOf(part(card, "kg-cta-text")?.children ?? []),
    ...linkOf(card, "kg-cta-button"),
  ],
  "kg-header-card": (card) => [
    element("h2", {}, wordsOf(card, "kg-header-card-header", "kg-header-card-heading")),
    ...paragraph([wordsOf(card, "kg-header-card-subheader", "kg-header-card-subheading")]),
    ...linkOf(card, "kg-header-card-button"),
  ],
  "kg-embed-card": (card, lose) => {
    const frame = find(card, (one) => isElement(one, "iframe"));
    if (frame !== undefined) {
      const src = attribute(frame, "src").replace(/^\/\//, "https://");
      return [embedded(src, captionOf(card), (host) => lose(`what ${host} shows became a link`))];
    }
    const rest = card.children.filter((child) => !isElement(child, "script", "figcaption"));
    return [...rest, ...paragraph(captionOf(card))];
  },
  "kg-nft-card": (card) => {
    const link = find(card, (one) => isElement(one, "a"));
    return link === undefined
      ? []
      : paragraph([element("a", { href: attribute(link, "href") }, words(link))]);
  },
  "kg-signup-card": (_, lose) => {
    lose("a form for new members was left out");
    return [];
  },
  "kg-collection-card": (_, lose) => {
    lose("a list of other articles was left out, because Ghost makes it while it shows it");
    return [];
  },
};

/**
 * Turns the HTML of Ghost's editor into plain HTML: each card into what says the same without its style sheet
 * and scripts. Parts that only members see are left out.
 *
 * @param site address of the site, without a slash at its end; undefined if it is not known
 */
export function ghostBody(
  html: string,
  site: string | undefined,
): { html: string; losses: string[] } {
  const losses = new Set<string>();
  const lose = (reason: string) => losses.add(reason);
  const open = withoutGates(html.replaceAll("__GHOST_URL__", site ?? ""), lose);
  let root: Root;
  try {
    root = parseHtml(open);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return {
      html: writeHtml({
        type: "root",
        children: [element("p", {}, plainText(open.replaceAll(/<[^<>]*>/g, " ")))],
      }),
      losses: ["its elements are nested too deep, so only its words came"],
    };
  }
  walkElements(root, (node, index, parent) => {
    const card = Object.entries(cards).find(([name]) => hasClass(node, name))?.[1];
    const plain = card?.(node, lose) ?? portalLink(node, lose);
    if (plain !== undefined) {
      parent.children.splice(index, 1, ...plain);
      // What was in the card may be a card itself, or have pictures.
      return index;
    }
    // Ghost's editor puts every run of text into one.
    if (node.tagName === "span" && node.properties["lang"] === undefined) {
      parent.children.splice(index, 1, ...node.children);
      return index;
    }
    if (node.tagName === "img") {
      node.properties["src"] = originalOf(attribute(node, "src"));
      for (const name of ["srcSet", "sizes", "loading", "className"]) delete node.properties[name];
    }
    return undefined;
  });
  return { html: writeHtml(root), losses: [...losses] };
}

/** The original of a picture, in place of a smaller copy: `/content/images/size/w600/2020/a.jpg`. */
export function originalOf(address: string): string {
  return address.replace(/(\/content\/images\/)size\/w\d+(?:h\d+)?\/(?:format\/\w+\/)?/, "$1");
}

/** Leaves out what stands between comments of Ghost that show it to members only. */
function withoutGates(html: string, lose: Lose): string {
  return html
    .split("<!--kg-gated-block:begin")
    .map((part, index) => {
      if (index === 0) return part;
      const begin = part.indexOf("-->");
      const [gated = "", ...after] = part.slice(begin + 3).split("<!--kg-gated-block:end-->");
      if (!/nonMember:false/.test(part.slice(0, begin))) return gated + after.join("");
      lose("a part that only members could see was left out");
      return after.join("");
    })
    .join("");
}

/** A link to Ghost's forms for members: only its words stay. */
function portalLink(node: Element, lose: Lose): ElementContent[] | undefined {
  if (node.tagName !== "a" || !/#\/(?:portal|share|search)/.test(attribute(node, "href")))
    return undefined;
  lose("a link to the forms for members lost its address");
  return node.children;
}

function part(card: Element, ...names: string[]): Element | undefined {
  return find(card, (one) => hasClass(one, ...names));
}

function words(node: Element): string {
  return textIn(node).replace(/\s+/g, " ").trim();
}

function wordsOf(card: Element, ...names: string[]): string {
  const node = part(card, ...names);
  return node === undefined ? "" : words(node);
}

function captionOf(card: Element): ElementContent[] {
  return find(card, (one) => isElement(one, "figcaption"))?.children ?? [];
}

/** A paragraph, unless it would be empty. */
function paragraph(content: readonly (ElementContent | string)[]): Element[] {
  const parts = content.filter((one) => one !== "");
  return parts.length === 0 ? [] : [element("p", {}, ...parts)];
}

function below(text: string): ElementContent[] {
  return text === "" ? [] : [element("br", {}), { type: "text", value: text }];
}

function linkOf(card: Element, name: string): Element[] {
  const link =
    find(card, (one) => isElement(one, "a") && hasClass(one, name)) ??
    find(card, (one) => isElement(one, "a"));
  return link === undefined
    ? []
    : paragraph([element("a", { href: attribute(link, "href") }, words(link))]);
}

/** Content of a card as blocks: what stands directly in it becomes a paragraph. */
function blocksOf(content: readonly ElementContent[]): ElementContent[] {
  const isBlock = content.some((child) => isElement(child, "p", "h2", "h3", "ul", "ol"));
  return isBlock ? [...content] : paragraph(content);
}
