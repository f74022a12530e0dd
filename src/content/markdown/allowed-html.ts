import type { Element } from "hast";
import type { Options as Schema } from "rehype-sanitize";

/*
 * The HTML that an article may hold, and nothing else. Names of attributes are those of the tree
 * (`colSpan`, `ariaLabel`). No scripts, no styles, no forms, nothing that embeds another document but
 * the frames of `embedHosts`. The table in docs/authoring.md is compared with this by a test.
 */

/** Attributes that every element may have. */
const everywhere = ["id", "lang", "dir", "title"];

/** Each element, and the attributes that it may have besides those. */
const elements: Readonly<Record<string, readonly (string | [string, ...(string | RegExp)[]])[]>> = {
  a: [
    "href",
    "hrefLang",
    "ariaLabel",
    "ariaDescribedBy",
    // What the Markdown parser writes at footnotes.
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

/** Schemes of addresses. A relative address has none. */
const web = ["http", "https"];

/** For rehype-sanitize. Ids are given their prefix elsewhere (headings-and-ids.ts), so not here. */
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
  // Gone with what they contain; of all other elements, what they contain stays.
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

/** Where films may be shown from, within the page. */
export const embedHosts: ReadonlySet<string> = new Set([
  "www.youtube-nocookie.com",
  "youtube-nocookie.com",
  "player.vimeo.com",
  "player.bilibili.com",
]);

/**
 * The frame as it may stand in an article, if its address is one of `embedHosts` over https: loaded
 * when it comes into view, in a sandbox from which it cannot lead the page elsewhere.
 */
export function allowedEmbed(frame: Element): Element | undefined {
  const { src, width, height, title } = frame.properties;
  // Players are offered with addresses such as //player.bilibili.com/…
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
      // The player's scripts run in the player's origin, which is never the page's.
      sandbox: ["allow-scripts", "allow-same-origin", "allow-popups", "allow-presentation"],
    },
    children: [],
  };
}
