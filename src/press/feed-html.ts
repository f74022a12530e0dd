import type { Root } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const serializer = unified().use(rehypeStringify).freeze();

/** An article's body as the source of its page: addresses on the site stay paths. */
export function pageHtml(body: Root): string {
  return serializer.stringify(body);
}

/** An article's body as a feed carries it: every address is absolute, as no reader knows the page's own. */
export function feedHtml(body: Root, pageUrl: string): string {
  const copy = structuredClone(body);
  visit(copy, "element", ({ properties }) => {
    for (const name of ["href", "src"]) {
      const value = properties[name];
      if (typeof value === "string" && URL.canParse(value, pageUrl)) {
        properties[name] = new URL(value, pageUrl).href;
      }
    }
  });
  return serializer.stringify(copy);
}

/** A plain text as HTML that shows it. */
export function textHtml(value: string): string {
  return serializer.stringify({ type: "root", children: [{ type: "text", value }] });
}
