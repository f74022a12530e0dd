import type { Nodes } from "mdast";
import type { Problem } from "./problem.ts";
import { deepestNesting } from "./text-limits.ts";

/** How many elements a text may become, counted from above. */
const mostElements = 50_000;

/** HTML elements that contain nothing, or that end where the next one begins. */
const notNesting = new Set(
  "area base br col embed hr img input link meta param source track wbr p li tr td th tbody thead tfoot".split(
    " ",
  ),
);

/** Parts of Markdown that stand in each other; the others come with them or hold only text. */
const nesting: ReadonlySet<Nodes["type"]> = new Set([
  "blockquote",
  "listItem",
  "footnoteDefinition",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
] as const);

/**
 * Finds out, before it is made into HTML, whether a parsed text is nested too deeply, or whether
 * elements that were never closed would be repeated in too many paragraphs: an HTML parser opens
 * `<b>` again in every paragraph that follows (HTML, section 13.2.4.3).
 */
export function checkTreeLimits(root: Nodes): Problem | undefined {
  // No recursion: the tree may be deep.
  const waiting = [{ node: root, depth: 0 }];
  const open: string[] = [];
  let elements = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    const depth = next.depth + (nesting.has(node.type) ? 1 : 0);
    elements += 1 + open.length;
    // Each row is filled up with empty cells to the length of the first.
    if (node.type === "table") {
      elements += node.children.length * (node.children[0]?.children.length ?? 0);
    }
    if (node.type === "html") {
      const tags = node.value.replace(/<!--.*?-->/gs, "").matchAll(/<(\/?)([a-z][^\s/>]*)/gi);
      for (const [, slash, written = ""] of tags) {
        const name = written.toLowerCase();
        if (slash === "") {
          elements += 1 + open.length;
          if (!notNesting.has(name)) open.push(name);
        } else {
          const opened = open.lastIndexOf(name);
          if (opened >= 0) open.length = opened;
        }
        if (depth + open.length > deepestNesting || elements > mostElements) break;
      }
    }
    const offset = node.position?.start.offset ?? 0;
    if (depth + open.length > deepestNesting) {
      const unclosed = open.at(-1);
      return {
        severity: "error",
        offset,
        message: `elements stand in each other more than ${deepestNesting} deep`,
        fix:
          unclosed === undefined
            ? "write them less deep"
            : `close each element: an end </${unclosed}> may be missing`,
      };
    }
    if (elements > mostElements) {
      return {
        severity: "error",
        offset,
        message: `the text would become more than ${mostElements} elements`,
        fix: "close each element, or divide the text into several articles",
      };
    }
    // Last in, first out: the children in reverse come out in order.
    if ("children" in node) {
      for (const child of node.children.toReversed()) {
        waiting.push({ node: child, depth });
      }
    }
  }
  return undefined;
}
