import { type DefaultTreeAdapterTypes, parse, serialize } from "parse5";

/*
 * An independent definition of safe HTML, so that a mistake in the allow-list is found. Nothing here comes
 * from src/.
 */
const elements = new Set(
  (
    "html head body a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div " +
    "dl dt em figcaption figure h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark ol p pre q rp rt ruby s samp " +
    "section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr"
  ).split(" "),
);
const attributes = new Set(
  (
    "id lang dir title href hreflang src alt width height cite datetime controls preload loop poster type open " +
    "start reversed value span align colspan rowspan headers scope abbr class aria-label aria-describedby " +
    "data-footnotes data-footnote-ref data-footnote-backref allowfullscreen loading sandbox referrerpolicy"
  ).split(" "),
);
const frame =
  /^https:\/\/((www\.)?youtube-nocookie\.com|player\.vimeo\.com|player\.bilibili\.com)(\/|$)/;

/** What is dangerous in HTML, as a browser with scripts parses it, and parses its own output again. */
export function dangersIn(html: string): string[] {
  const once = parse(html);
  return [...dangers(once), ...dangers(parse(serialize(once)))];
}

function* dangers(node: DefaultTreeAdapterTypes.Node): Generator<string> {
  if ("tagName" in node) {
    if (!elements.has(node.tagName) || node.namespaceURI !== "http://www.w3.org/1999/xhtml") {
      yield `<${node.tagName}>`;
    }
    for (const { name, value } of node.attrs) {
      if (!attributes.has(name)) yield `${name}=`;
      if (!["href", "src", "poster", "cite"].includes(name)) continue;
      const url = URL.parse(value, "https://news.example.org/articles/x/");
      const schemes = name === "href" ? /^(https?|mailto|tel):$/ : /^https?:$/;
      if (url !== null && !schemes.test(url.protocol)) yield `${name}=${value}`;
      if (node.tagName === "iframe" && !frame.test(value)) yield `frame ${value}`;
    }
  }
  if ("content" in node) yield* dangers(node.content);
  if ("childNodes" in node) for (const child of node.childNodes) yield* dangers(child);
}
