import type { Element, ElementContent, Root, RootContent } from "hast";
import { element, isElement } from "../html/html-tree.ts";

/** Elements that stand between paragraphs, not within one. */
const blocks = new Set(
  `address article aside audio blockquote center details dialog dd div dl dt fieldset figcaption figure
   footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav noscript ol p pre script section style
   summary table caption colgroup thead tbody tfoot tr td th ul video`.split(/\s+/),
);
/** Blocks whose text becomes paragraphs, even if it is only one. */
const flowing = new Set(
  "article aside blockquote center details div footer form header main section".split(" "),
);
/** Blocks whose text becomes paragraphs if an empty line divides it. */
const divisible = new Set("dd li td th".split(" "));
const untouched = new Set("pre script style textarea code".split(" "));
const emptyLine = /\n[^\S\n]*\n\s*/;

/**
 * Makes the paragraphs of WordPress's classic editor, which stores only the ends of lines: text between
 * empty lines becomes a paragraph, and every other end of a line a line break. Elements that stand
 * between paragraphs end them. Changes the tree.
 */
export function makeParagraphs(root: Root): void {
  root.children = inFlow(root.children.filter(isContent), true);
}

function inFlow(children: readonly ElementContent[], always: boolean): ElementContent[] {
  const out: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    const paragraphs = divide(run)
      .map(trimmed)
      .filter((part) => part.length > 0);
    run = [];
    if (!always && paragraphs.length <= 1 && out.length === 0)
      out.push(...(paragraphs[0] ?? []).flatMap(withBreaks));
    else for (const part of paragraphs) out.push(element("p", {}, ...part.flatMap(withBreaks)));
  };
  for (const child of children) {
    if (child.type === "comment") continue;
    if (!isElement(child) || !blocks.has(child.tagName)) run.push(child);
    else {
      flush();
      makeWithin(child);
      out.push(child);
    }
  }
  flush();
  return out;
}

function makeWithin(block: Element): void {
  const { tagName } = block;
  if (untouched.has(tagName)) return;
  if (flowing.has(tagName) || divisible.has(tagName)) {
    block.children = inFlow(block.children, flowing.has(tagName));
  } else if (block.children.some((child) => isElement(child) && blocks.has(child.tagName))) {
    for (const child of block.children) if (isElement(child)) makeWithin(child);
  } else block.children = breakLines(block.children);
}

/** Nodes with a line break for each end of a line, without white space at either end. */
export function breakLines(nodes: readonly ElementContent[]): ElementContent[] {
  return trimmed(nodes).flatMap(withBreaks);
}

/** Divides nodes where a text among them has an empty line. */
function divide(nodes: readonly ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== "text") {
      parts.at(-1)?.push(node);
      continue;
    }
    for (const [index, value] of node.value.replaceAll(/\r\n?/g, "\n").split(emptyLine).entries()) {
      if (index > 0) parts.push([]);
      parts.at(-1)?.push({ ...node, value });
    }
  }
  return parts;
}

/** Nodes without white space at either end; none if there is nothing else. */
function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const out = [...nodes];
  for (const [end, trim] of [
    [0, "trimStart"],
    [-1, "trimEnd"],
  ] as const) {
    for (let node = out.at(end); node !== undefined; node = out.at(end)) {
      const blank = (node.type === "text" && node.value.trim() === "") || isElement(node, "br");
      if (!blank) {
        if (node.type === "text") out.splice(end, 1, { ...node, value: node.value[trim]() });
        break;
      }
      out.splice(end, 1);
    }
  }
  return out;
}

/** A node with a line break for each end of a line in its text. */
function withBreaks(
  node: ElementContent,
  index: number,
  all: readonly ElementContent[],
): ElementContent[] {
  if (isElement(node)) {
    if (!untouched.has(node.tagName)) node.children = node.children.flatMap(withBreaks);
    return [node];
  }
  if (node.type !== "text") return [node];
  // The break is there already.
  const value = isElement(all[index - 1], "br")
    ? node.value.replace(/^[^\S\n]*\n/, "")
    : node.value;
  return value.split("\n").flatMap((line, place) => {
    const text = { ...node, value: place === 0 ? line : line.trimStart() };
    return place === 0 ? [text] : [element("br", {}), text];
  });
}

function isContent(node: RootContent): node is ElementContent {
  return node.type !== "doctype";
}
