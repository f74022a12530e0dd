import type { Element, ElementContent, Root } from "hast";
import { toText } from "hast-util-to-text";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { printable } from "./source-file.ts";

/** Keeps the ids of an article's body apart from those of the page around it. */
const idPrefix = "user-content-";

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: "" })
  .use(rehypeRaw)
  .use(rehypeSanitize, {
    ...defaultSchema,
    clobberPrefix: idPrefix,
    tagNames: [...(defaultSchema.tagNames ?? []), "figure", "figcaption"],
    attributes: { ...defaultSchema.attributes, img: ["src", "alt", "title", "width", "height"] },
  })
  .freeze();

/**
 * CommonMark with the GitHub extensions, as a sanitised tree: no scripts, no styles, no event
 * handlers. An image alone in its paragraph is a figure with the image's title as its caption.
 */
export function renderMarkdown(markdown: string): Root {
  const root = processor.runSync(processor.parse(markdown));
  visit(root, (node, index, parent) => {
    if (node.type === "text") node.value = printable(node.value);
    if (node.type !== "element") return undefined;
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === "string") node.properties[name] = printable(value);
    }
    const { href } = node.properties;
    if (typeof href === "string" && href.startsWith("#")) {
      node.properties["href"] = `#${idPrefix}${href.slice(1)}`;
    }
    const image = loneImage(node);
    if (image === undefined || parent === undefined || index === undefined) return undefined;
    parent.children[index] = figure(image);
    return SKIP;
  });
  return root;
}

/** The plain text of the first paragraph, or an empty text. */
export function firstParagraph(root: Root): string {
  for (const node of root.children) {
    if (node.type === "element" && node.tagName === "p") return toText(node).trim();
  }
  return "";
}

function loneImage(node: Element): Element | undefined {
  if (node.tagName !== "p") return undefined;
  const [only, ...others] = node.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  if (only?.type !== "element" || only.tagName !== "img" || others.length > 0) return undefined;
  return only;
}

function figure(image: Element): Element {
  const { title, ...properties } = image.properties;
  const children: ElementContent[] = [{ ...image, properties }];
  if (typeof title === "string" && title !== "") {
    children.push({
      type: "element",
      tagName: "figcaption",
      properties: {},
      children: [{ type: "text", value: printable(title) }],
    });
  }
  return { ...image, tagName: "figure", properties: {}, children };
}
