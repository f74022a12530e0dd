import type { Root } from "hast";
import type { Root as MarkdownRoot } from "mdast";
import rehypeRaw from "rehype-raw";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { pointStart } from "unist-util-position";
import type { Words } from "../../language/words.ts";
import { messageOf, type TextFinding } from "../content-error.ts";
import { printable } from "../source-file.ts";
import { checkCode } from "./check-code.ts";
import { makeFigures } from "./figures.ts";
import { formulasToCode } from "./find-formulas.ts";
import { prefixIds, shiftHeadings } from "./headings-and-ids.ts";
import { checkTextLimits, checkTreeLimits } from "./limits.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { pastedText } from "./pasted-text.ts";
import { sanitise } from "./sanitise.ts";
import { markdownNodes, walk } from "./walk.ts";
import { withinTime } from "./within-time.ts";

/** An article's text as a tree, and what is wrong with it. If there is an error, the tree is empty. */
export interface Rendered {
  readonly root: Root;
  readonly findings: readonly TextFinding[];
}

/** Milliseconds. A text within the limits takes at most a second; this stops one that slips through. */
const longestTime = 10_000;

/** UTF-16 units. A text this short is always fast, and a timer would cost more than the work itself. */
const shortText = 4000;

/** `clobberPrefix` is empty because `prefixIds` puts a prefix before every id at the end. */
const toHtml = (words: Words) =>
  unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: "",
      footnoteLabel: words.footnotes,
      footnoteBackLabel: (reference, again) =>
        words.backToReference.replace(
          "{number}",
          `${reference + 1}${again > 1 ? `-${again}` : ""}`,
        ),
    })
    .freeze();
const parseHtml = unified().use(rehypeRaw).freeze();

/**
 * Renders CommonMark with GitHub's extensions as a sanitised tree. The tree contains only the HTML of
 * allowed-html.ts; a warning names whatever was removed. Headings begin at h2. An image in a paragraph
 * of its own becomes a figure, and a link to a recording or a film becomes a player. Never throws: a
 * text that cannot be rendered is an error among the findings.
 *
 * @param slug the article's slug, the prefix of its ids
 * @param words the words for the labels of footnotes
 */
export function renderMarkdown(markdown: string, slug: string, words: Words): Rendered {
  const tooMuch = checkTextLimits(markdown);
  if (tooMuch !== undefined) return refused(tooMuch);
  try {
    if (markdown.length <= shortText) return render(markdown, slug, words);
    return withinTime(longestTime, () => render(markdown, slug, words));
  } catch (cause) {
    return refused({
      severity: "error",
      offset: 0,
      message: `the text cannot be turned into HTML (${messageOf(cause)})`,
      fix: "look for a large number of brackets, asterisks or nested elements, and simplify them",
    });
  }
}

function render(markdown: string, slug: string, words: Words): Rendered {
  const parsed = parseMarkdown(markdown);
  const tooMuch = checkTreeLimits(parsed);
  if (tooMuch !== undefined) return refused(tooMuch);
  const pasted = pastedText(parsed, markdown);
  writeOutTasks(parsed);
  formulasToCode(parsed, markdown);
  const rendered = toHtml(words).runSync(parsed);
  const unsafe = holdsHtml(parsed) ? parseHtml.runSync(rendered) : rendered;
  mendOffsets(unsafe, markdown);
  const { root, findings } = sanitise(unsafe);
  makePrintable(root);
  shiftHeadings(root);
  makeFigures(root);
  prefixIds(root, slug);
  const ofCode = checkCode(root, markdown);
  return { root, findings: [...pasted, ...findings, ...ofCode] };
}

function holdsHtml(root: MarkdownRoot): boolean {
  for (const { type } of markdownNodes(root)) if (type === "html") return true;
  return false;
}

function refused(finding: TextFinding): Rendered {
  return { root: { type: "root", children: [] }, findings: [finding] };
}

/** Writes a task's checkbox as a character, because few feed readers show form controls. */
function writeOutTasks(root: MarkdownRoot): void {
  for (const item of markdownNodes(root)) {
    if (item.type !== "listItem" || typeof item.checked !== "boolean") continue;
    const sign = { type: "text" as const, value: item.checked ? "☑ " : "☐ " };
    const [first] = item.children;
    if (first?.type === "paragraph") first.children.unshift(sign);
    else item.children.unshift({ type: "paragraph", children: [sign] });
    item.checked = null;
  }
}

/** Drops unprintable characters that the author wrote as character references. */
function makePrintable(root: Root): void {
  walk(root, (node) => {
    if (node.type === "text") node.value = printable(node.value);
    if (node.type !== "element") return;
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === "string") node.properties[name] = printable(value);
      else if (Array.isArray(value)) {
        node.properties[name] = value.map((item) => printable(String(item)));
      }
    }
  });
}

/**
 * Corrects the offset of each node from its line and column. For HTML in a list or a quotation, the
 * parser does not count the markers at the beginning of each line.
 */
function mendOffsets(root: Root, markdown: string): void {
  const lines = markdown.split("\n");
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  walk(root, (node) => {
    const start = pointStart(node);
    if (start === undefined || node.position === undefined) {
      // The parser added this node, like the heading of the footnotes, or knows only where it ends.
      delete node.position;
      return;
    }
    const { line, column } = start;
    const offset = (starts[line - 1] ?? 0) + Math.min(column - 1, lines[line - 1]?.length ?? 0);
    node.position.start.offset = offset;
  });
}
