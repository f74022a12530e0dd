import type { ElementContent, Root } from "hast";
import { toText } from "hast-util-to-text";
import { walkElements } from "./walk.ts";

/** The plain text of the first paragraph that has some, without marks of footnotes; or an empty text. */
export function firstParagraph(root: Root): string {
  let text = "";
  walkElements(root, (node) => {
    if (node.tagName !== "p") return undefined;
    const children = node.children.filter((child) => !isFootnoteMark(child));
    text = toText({ ...node, children }).trim();
    return text === "" ? undefined : "stop";
  });
  return text;
}

function isFootnoteMark(node: ElementContent): boolean {
  return (
    node.type === "element" &&
    node.tagName === "sup" &&
    node.children.some((child) => child.type === "element" && "dataFootnoteRef" in child.properties)
  );
}

/** The longest summary that is made of an article's first paragraph, in characters. */
const maximum = 300;

/** Cuts a paragraph at the end of the last sentence that fits, or within the first one at a word. */
export function summarise(paragraph: string, language: string): string {
  const text = paragraph.replace(/\s+/g, " ").trim();
  if (text.length <= maximum) return text;
  return (
    cut(text, language, "sentence", maximum) ||
    `${cut(text, language, "word", maximum - 1) || cut(text, language, "grapheme", maximum - 1)}…`
  );
}

/** The segments that fit, or an empty text where the first one does not. */
function cut(
  text: string,
  language: string,
  granularity: "sentence" | "word" | "grapheme",
  length: number,
): string {
  const segmenter = new Intl.Segmenter(language, { granularity });
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, 2 * length))) {
    const next = index + segment.trimEnd().length;
    if (next > length) break;
    if (granularity !== "sentence" || !endsInAbbreviation(segment)) end = next;
  }
  return text.slice(0, end);
}

/** Whether it is a title or an initial that ends here, which Unicode's rules take for a sentence. */
function endsInAbbreviation(segment: string): boolean {
  return /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|No|vs|etc|Co|Inc|Ltd|\p{Lu}|\p{L}\.\p{L})\.\s*$/u.test(
    segment,
  );
}
