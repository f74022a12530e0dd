import type { ElementContent, Root } from "hast";
import { toText } from "hast-util-to-text";
import { walkElements } from "./walk.ts";

/** The plain text, without footnote references, of the first paragraph that has any; or an empty text. */
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

/** The longest summary that is made from an article's first paragraph, in UTF-16 units. */
const maximum = 300;

/**
 * Shortens a paragraph to at most 300 UTF-16 units. It ends after the last sentence that fits; if the
 * first sentence does not fit, it ends after a word, with an ellipsis.
 *
 * @param language BCP 47 tag
 */
export function summarise(paragraph: string, language: string): string {
  const text = paragraph.replace(/\s+/g, " ").trim();
  if (text.length <= maximum) return text;
  return (
    cut(text, language, "sentence", maximum) ||
    `${cut(text, language, "word", maximum - 1) || cut(text, language, "grapheme", maximum - 1)}…`
  );
}

/** The segments that fit, or an empty text if the first one does not. */
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

/** Whether a segment ends in an abbreviation or initial, which Unicode's rules take for a sentence's end. */
function endsInAbbreviation(segment: string): boolean {
  return /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|No|vs|etc|Co|Inc|Ltd|\p{Lu}|\p{L}\.\p{L})\.\s*$/u.test(
    segment,
  );
}
