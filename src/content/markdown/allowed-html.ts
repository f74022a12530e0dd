import type { Element } from "hast";
import type { Options as Schema } from "rehype-sanitize";

/*
 * All HTML that an article may contain. Scripts, styles and forms are not allowed, and only `embedHosts`
 * may be embedded. Attributes have their names in the tree (`colSpan`, `ariaLabel`). A test compares the
 * table in docs/authoring.md with these lists.
 */

/** Attributes that every element may have. */
const everywhere = ["id", "lang", "dir", "title"];

/** Each allowed element, and the attributes that it may have besides `everywhere`. */
const elements: Readonly<Record<string, readonly (string | [string, ...(string | RegExp)[]])[]>> = {
  a: [
    "href",
    "hrefLang",
    "ariaLabel",
    "ariaDescribedBy",
    // The Markdown parser writes these at footnotes.
    "dataFootnoteRef",
    "dataFootnoteBackref",
    ["className", "data-footnote-backref"],
  ],
  abbr: [],
  audio: ["src", "controls", "preload", "loop", "ariaLabel"],
  b: [],
  bdi: [],
  bdo: [],
  blockquote: ["cite"],
  br: [],
  caption: [],
  cite: [],
  code: [["className", /^language-/]],
  col: ["span"],
  colgroup: ["span"],
  dd: [],
  del: ["cite", "dateTime"],
  details: ["open"],
  dfn: [],
  div: [["className", "figures"]],
  dl: [],
  dt: [],
  em: [],
  figcaption: [],
  figure: [],
  h1: [],
  h2: [["className", "sr-only"]],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  i: [],
  iframe: ["src", "width", "height", "allowFullScreen", "loading", "sandbox", "referrerPolicy"],
  img: ["src", "alt", "width", "height"],
  ins: ["cite", "dateTime"],
  kbd: [],
  li: ["value"],
  mark: [],
  ol: ["start", "reversed", "type"],
  p: [],
  pre: [],
  q: ["cite"],
  rp: [],
  rt: [],
  ruby: [],
  s: [],
  samp: [],
  section: ["dataFootnotes", ["className", "footnotes"]],
  small: [],
  source: ["src", "type"],
  span: [],
  strong: [],
  sub: [],
  summary: [],
  sup: [],
  table: [],
  tbody: [],
  td: ["align", "colSpan", "rowSpan", "headers"],
  tfoot: [],
  th: ["align", "colSpan", "rowSpan", "headers", "scope", "abbr"],
  thead: [],
  time: ["dateTime"],
  tr: [],
  u: [],
  ul: [],
  var: [],
  video: ["src", "poster", "controls", "preload", "loop", "width", "height", "ariaLabel"],
  wbr: [],
};

/** The schemes of web addresses. Relative addresses, which have no scheme, are allowed too. */
const web = ["http", "https"];

/** The schema for rehype-sanitize. It leaves ids alone: headings-and-ids.ts puts a prefix before them. */
export const allowedHtml: Schema = {
  tagNames: Object.keys(elements),
  attributes: {
    ...Object.fromEntries(Object.entries(elements).map(([name, own]) => [name, [...own]])),
    "*": everywhere,
  },
  protocols: { href: [...web, "mailto", "tel"], src: web, poster: web, cite: web },
  required: {
    audio: { controls: true, preload: "none" },
    video: { controls: true, preload: "none" },
  },
  ancestors: {
    caption: ["table"],
    col: ["table"],
    colgroup: ["table"],
    source: ["audio", "video"],
    summary: ["details"],
    tbody: ["table"],
    td: ["table"],
    tfoot: ["table"],
    th: ["table"],
    thead: ["table"],
    tr: ["table"],
  },
  // Removed with their content. The content of any other element stays when the element is removed.
  strip: [
    "applet",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
  ],
  clobber: [],
  clobberPrefix: "",
  allowComments: false,
  allowDoctypes: false,
};

/** The hosts whose players an article may embed. */
export const embedHosts: ReadonlySet<string> = new Set([
  "www.youtube-nocookie.com",
  "youtube-nocookie.com",
  "player.vimeo.com",
  "player.bilibili.com",
]);

/**
 * Makes a frame safe to embed: it loads when it comes into view, in a sandbox from which it cannot
 * navigate the page.
 *
 * @returns undefined unless the frame's address is on one of `embedHosts`, over https
 */
export function allowedEmbed(frame: Element): Element | undefined {
  const { src, width, height, title } = frame.properties;
  // Some embed codes have addresses without a scheme: //player.bilibili.com/…
  const url = typeof src === "string" ? URL.parse(src, "https://relative.invalid/") : null;
  if (url?.protocol !== "https:" || !embedHosts.has(url.host)) return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  return {
    ...frame,
    properties: {
      src: url.href,
      title,
      width,
      height,
      allowFullScreen: true,
      loading: "lazy",
      referrerPolicy: "strict-origin-when-cross-origin",
      // This gives the player's scripts the player's origin, never the page's.
      sandbox: ["allow-scripts", "allow-same-origin", "allow-popups", "allow-presentation"],
    },
    children: [],
  };
}
