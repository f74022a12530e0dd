import type { Element } from "hast";
import type { Handle, State } from "hast-util-to-mdast";
import { defaultHandlers } from "hast-util-to-mdast";
import { toText } from "hast-util-to-text";
import type { Html, Image, Link, Nodes, Paragraph, PhrasingContent } from "mdast";
import { figureOf, pictureIn, recordingOf, rowOf, type Shown } from "./figures.ts";
import { definitionTag, referenceTag } from "./footnotes.ts";
import { htmlBlock, tagsOf } from "./html-blocks.ts";
import { isPlainTable } from "./tables.ts";

type Result = Nodes | Nodes[] | undefined;

/** Elements within text that Markdown has no marks for. They stay, and their content is Markdown. */
const inline =
  "abbr bdi bdo cite dfn ins kbd mark q rp rt ruby s samp small sub sup time u var wbr".split(" ");

/** Elements whose content is flow. Their tags stand alone, and their content is Markdown. */
const wrappers = ["div", "section"];

/** Elements that are written as HTML with all that is in them. */
const whole = ["dl"];

/**
 * How each element becomes Markdown, where the library's own way would lose something. Elements that none of these
 * names, such as a `span` without attributes, leave only their content.
 */
export const handlers: Readonly<Record<string, Handle>> = {
  ...Object.fromEntries(inline.map((name) => [name, keepTags])),
  ...Object.fromEntries(whole.map((name) => [name, (_: State, node: Element) => block(node)])),
  ...Object.fromEntries(wrappers.map((name) => [name, wrapper])),
  a: (state, node) => {
    const { href, hrefLang, lang, dir, ariaLabel } = node.properties;
    if (href === undefined) return keepIfNamed(state, node);
    const needsTags = [hrefLang, lang, dir, ariaLabel].some((value) => value !== undefined);
    return needsTags ? keepTags(state, node) : defaultHandlers.a(state, node);
  },
  audio: recording,
  blockquote: (state, node) =>
    hasAttributes(node) ? wrap(state, node) : defaultHandlers.blockquote(state, node),
  // A table has no room for a line break of Markdown.
  br: (state, node) => (state.inTable ? inlineHtml("<br>") : defaultHandlers.br(state, node)),
  del: (state, node) =>
    hasAttributes(node) ? keepTags(state, node) : defaultHandlers.del(state, node),
  details: (state, node) => {
    const summary = node.children.find(
      (child): child is Element => child.type === "element" && child.tagName === "summary",
    );
    const rest = { ...node, children: node.children.filter((child) => child !== summary) };
    const [opening, closing] = tagsOf(node);
    const title = summary === undefined ? "" : `\n${htmlBlock(summary)}`;
    return [html(`${opening}${title}`), ...state.toFlow(state.all(rest)), html(closing)];
  },
  figure: (state, node) => {
    const row = rowOf(node);
    if (row !== undefined) return gallery(state, node);
    const figure = figureOf(node);
    return figure === undefined
      ? block(node)
      : { type: "paragraph", children: [shown(state, figure)] };
  },
  // Broadsheet adds the other attributes of a player.
  iframe: (_, { properties: { src, title, width, height }, ...node }) =>
    block({ ...node, properties: { src, title, width, height } }),
  ol: list,
  p: (state, node) => {
    const figure = figureOf(node);
    if (figure !== undefined) return { type: "paragraph", children: [shown(state, figure)] };
    return hasLanguage(node)
      ? { type: "paragraph", children: phrasing(keepTags(state, { ...node, tagName: "span" })) }
      : defaultHandlers.p(state, node);
  },
  span: keepIfNamed,
  summary: keepTags,
  table: (state, node) => (isPlainTable(node) ? defaultHandlers.table(state, node) : block(node)),
  ul: (state, node) => gallery(state, node) ?? list(state, node),
  video: recording,
  [referenceTag]: (_, node) => {
    const identifier = String(node.properties["id"]);
    return { type: "footnoteReference", identifier, label: identifier };
  },
  [definitionTag]: (state, node) => {
    const identifier = String(node.properties["id"]);
    const children = state.toFlow(state.all(node));
    return { type: "footnoteDefinition", identifier, label: identifier, children };
  },
};

function list(state: State, node: Element): Result {
  const { reversed, type } = node.properties;
  const isSpecial = [reversed, type].some((value) => value !== undefined && value !== null);
  const hasValues = node.children.some(
    (child) => child.type === "element" && child.properties["value"] !== undefined,
  );
  if (isSpecial || hasValues) return block(node);
  return node.tagName === "ol" ? defaultHandlers.ol(state, node) : defaultHandlers.ul(state, node);
}

function wrapper(state: State, node: Element): Result {
  const row = gallery(state, node);
  if (row !== undefined) return row;
  const figure = figureOf(node);
  if (figure !== undefined) return { type: "paragraph", children: [shown(state, figure)] };
  return hasLanguage(node) ? wrap(state, node) : state.all(node);
}

/** A row of pictures in one paragraph, and what is written below it in another. */
function gallery(state: State, node: Element): Nodes[] | undefined {
  const row = rowOf(node);
  if (row === undefined) return undefined;
  const children = row.pictures.flatMap((picture, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{ type: "text" as const, value: "\n" }]),
    shown(state, picture),
  ]);
  const below = row.caption === undefined ? [] : state.all(row.caption);
  return [{ type: "paragraph", children }, ...state.toFlow(below)];
}

/** A picture with its caption as title, or a link to a recording. */
function shown(state: State, { node, caption }: Shown): Image | Link {
  const title = caption ?? null;
  const address = recordingOf(node);
  if (address !== undefined) {
    const name = String(node.properties["ariaLabel"] ?? toText(node)).trim() || address;
    return { type: "link", url: address, title, children: [{ type: "text", value: name }] };
  }
  const picture = pictureIn(node) ?? node;
  const image: Image = {
    type: "image",
    url: String(picture.properties["src"] ?? ""),
    alt: String(picture.properties["alt"] ?? "").replace(/\s+/g, " "),
    title,
  };
  if (picture === node) return image;
  return {
    type: "link",
    url: state.resolve(String(node.properties["href"] ?? "")),
    children: [image],
  };
}

function recording(state: State, node: Element): Result {
  return recordingOf(node) === undefined
    ? block(node)
    : { type: "paragraph", children: [shown(state, { node })] };
}

/** The tags of an element around its content. */
function keepTags(state: State, node: Element): Nodes[] {
  const [opening, closing] = tagsOf(node);
  if (node.tagName === "wbr") return [inlineHtml(opening)];
  return [inlineHtml(opening), ...state.all(node), inlineHtml(closing)];
}

/** The tags of an element only if they name a language, a direction or a place. */
function keepIfNamed(state: State, node: Element): Nodes[] {
  return hasLanguage(node) || node.properties["id"] !== undefined || node.properties["title"]
    ? keepTags(state, { ...node, tagName: "span" })
    : state.all(node);
}

/** The tags of a block, each on a line of its own, around its content. */
function wrap(state: State, node: Element): Nodes[] {
  const [opening, closing] = tagsOf(node);
  return [html(opening), ...state.toFlow(state.all(node)), html(closing)];
}

function block(node: Element): Html {
  return html(htmlBlock(node));
}

function html(value: string): Html {
  return { type: "html", value };
}

/** HTML within text. The library knows by `hName` that it is no block. */
function inlineHtml(value: string): Html {
  return { type: "html", value, data: { hName: "span" } };
}

function phrasing(nodes: Nodes[]): Paragraph["children"] {
  return nodes.filter((node): node is PhrasingContent => node.type !== "paragraph");
}

function hasLanguage({ properties }: Element): boolean {
  return properties["lang"] !== undefined || properties["dir"] !== undefined;
}

function hasAttributes(node: Element): boolean {
  const { cite, dateTime } = node.properties;
  return hasLanguage(node) || cite !== undefined || dateTime !== undefined;
}
