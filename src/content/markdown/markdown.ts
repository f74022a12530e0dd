import { createContext, Script } from "node:vm";
import type { Root } from "hast";
import type { Root as MarkdownRoot } from "mdast";
import rehypeRaw from "rehype-raw";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { pointStart } from "unist-util-position";
import type { Words } from "../../language/words.ts";
import { messageOf, type TextFinding } from "../content-error.ts";
import { printable } from "../source-file.ts";
import { makeFigures } from "./figures.ts";
import { prefixIds, shiftHeadings } from "./headings-and-ids.ts";
import { checkTextLimits, checkTreeLimits } from "./limits.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { sanitise } from "./sanitise.ts";
import { markdownNodes, walk } from "./walk.ts";

/** An article's text as a tree, and what was wrong with it. Where there is an error, it is empty. */
export interface Rendered {
  readonly root: Root;
  readonly findings: readonly TextFinding[];
}

/** Milliseconds. A text within the limits takes a second at most; this stops any that the limits miss. */
const longestTime = 10_000;

/** Characters. A text this short is fast whatever it holds, and watching it would cost more than the work. */
const shortText = 4000;

const room = createContext();
const script = new Script("work()");

/** The prefix of ids is given once, at the end. */
const toHtml = (words: Words) =>
  unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: "",
      footnoteLabel: words.footnotes,
      footnoteBackLabel: (reference, again) =>
        words.backToReference(`${reference + 1}${again > 1 ? `-${again}` : ""}`),
    })
    .freeze();
const parseHtml = unified().use(rehypeRaw).freeze();

/**
 * CommonMark with the GitHub extensions, as a sanitised tree: only the HTML of allowed-html.ts, with
 * a warning for what was taken out. Headings begin at h2; images and links to films that stand alone
 * are figures. Never throws.
 *
 * @param slug of the article, which keeps its ids apart from those of others
 * @param words for what the footnotes say by themselves
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
      fix: "look for a great many marks or deeply nested elements, and simplify them",
    });
  }
}

function render(markdown: string, slug: string, words: Words): Rendered {
  const parsed = parseMarkdown(markdown);
  const tooMuch = checkTreeLimits(parsed);
  if (tooMuch !== undefined) return refused(tooMuch);
  writeOutTasks(parsed);
  const rendered = toHtml(words).runSync(parsed);
  const unsafe = holdsHtml(parsed) ? parseHtml.runSync(rendered) : rendered;
  mendOffsets(unsafe, markdown);
  const { root, findings } = sanitise(unsafe);
  makePrintable(root);
  shiftHeadings(root);
  makeFigures(root);
  prefixIds(root, slug);
  return { root, findings };
}

/**
 * Does some work, and breaks it off when it takes longer.
 *
 * @param limit in milliseconds
 * @throws an error whose message says so, when the time is over; or what the work throws
 */
export function withinTime<T>(limit: number, work: () => T): T {
  let done: { readonly result: T } | undefined;
  room["work"] = () => {
    done = { result: work() };
  };
  script.runInContext(room, { timeout: limit });
  if (done === undefined) throw new Error("the work was not done");
  return done.result;
}

function holdsHtml(root: MarkdownRoot): boolean {
  for (const { type } of markdownNodes(root)) if (type === "html") return true;
  return false;
}

function refused(finding: TextFinding): Rendered {
  return { root: { type: "root", children: [] }, findings: [finding] };
}

/** Writes the box of a task as a sign: a form's control is no text, and few feed readers show it. */
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

/** Character references can write what the file itself may not hold. */
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
 * Puts the offset of each node right, by its line: within HTML in a list or a quotation, the parser
 * does not count what stands before each line.
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
      // What the parser made up, such as the heading of the footnotes, or knows only the end of.
      delete node.position;
      return;
    }
    const { line, column } = start;
    const offset = (starts[line - 1] ?? 0) + Math.min(column - 1, lines[line - 1]?.length ?? 0);
    node.position.start.offset = offset;
  });
}
