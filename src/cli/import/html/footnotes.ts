import type { Element, ElementContent, Root } from "hast";
import { toText } from "hast-util-to-text";
import { walkElements } from "../../../content/markdown/walk.ts";

/*
 * Footnotes in HTML are links there and back: a number in the text leads to a note, and a link at the end of the note leads
 * back to the number. Every system writes them so, with other ids and classes.
 */

/** The elements that stand for a footnote until the tree becomes Markdown. */
export const referenceTag = "footnote-reference";
export const definitionTag = "footnote-definition";

interface Note {
  readonly id: string;
  readonly node: Element;
  /** The ids of the places in the text to which its links lead. */
  readonly back: ReadonlySet<string>;
}

/**
 * Finds footnotes and replaces them: each number in the text by an element `referenceTag`, each note by an element
 * `definitionTag` at the end of the tree, both with the name of the note as `id`. Changes the tree.
 */
export function takeFootnotes(root: Root): void {
  const ids = new Map<string, Element>();
  const links: { readonly node: Element; readonly to: string; readonly from: Set<string> }[] = [];
  const path: Element[] = [];
  const visit = (node: Element) => {
    const id = node.properties["id"];
    if (typeof id === "string" && !ids.has(id)) ids.set(id, node);
    const href = node.properties["href"];
    path.push(node);
    if (node.tagName === "a" && typeof href === "string" && href.startsWith("#")) {
      const own = path.slice(-3).flatMap(({ properties }) => properties["id"] ?? []);
      links.push({ node, to: href.slice(1), from: new Set(own.map(String)) });
    }
    for (const child of node.children) if (child.type === "element") visit(child);
    path.pop();
  };
  for (const child of root.children) if (child.type === "element") visit(child);
  const notes = new Map<string, Note>();
  for (const link of links) {
    const node = ids.get(link.to);
    const isNumber = /^[[(]?\s*(?:\d{1,3}|[*†‡a-z])\s*[\])]?$/i.test(toText(link.node).trim());
    if (node === undefined || !isNumber || notes.has(link.to)) continue;
    if (!/^(?:li|p|div|aside|dd)$/.test(node.tagName)) continue;
    const back = new Set(links.filter((other) => contains(node, other.node)).map(({ to }) => to));
    // A note leads back to its number. A number in a table of contents does not count.
    if ([...link.from].some((id) => back.has(id))) notes.set(link.to, { id: link.to, node, back });
  }
  if (notes.size === 0) return;
  const names = new Map([...notes.keys()].map((id, index) => [id, String(index + 1)]));
  const references = new Set(
    links
      .filter(({ to, from }) => [...from].some((id) => notes.get(to)?.back.has(id)))
      .map(({ node }) => node),
  );
  const definitions = [...notes.values()].map(({ id, node, back }) =>
    definition(node, names.get(id) ?? id, back),
  );
  replace(root, new Set([...notes.values()].map(({ node }) => node)), references, names);
  root.children.push(...definitions);
}

/** Replaces the numbers, and removes the notes with the lists and headings around them that are then empty. */
function replace(
  root: Root,
  notes: ReadonlySet<Element>,
  references: ReadonlySet<Element>,
  names: ReadonlyMap<string, string>,
): void {
  const emptied = new Set<Element>();
  const mark = (node: Element): boolean => {
    let holdsNote = false;
    for (const child of node.children) {
      if (child.type === "element") holdsNote = notes.has(child) || mark(child) || holdsNote;
    }
    const rest = node.children.filter(
      (child) =>
        !(child.type === "text" && child.value.trim() === "") &&
        !(child.type === "element" && (notes.has(child) || emptied.has(child) || isLabel(child))),
    );
    if (holdsNote && rest.length === 0) emptied.add(node);
    return holdsNote;
  };
  for (const child of root.children) if (child.type === "element") mark(child);
  walkElements(root, (node, index, parent) => {
    if (notes.has(node) || emptied.has(node)) {
      parent.children.splice(index, 1);
      return index;
    }
    const inner = node.tagName === "sup" && node.children.length === 1 ? node.children[0] : node;
    if (inner?.type !== "element" || !references.has(inner)) return undefined;
    const name = names.get(String(inner.properties["href"]).slice(1));
    parent.children.splice(index, 1, element(referenceTag, { id: name }, []));
    return index + 1;
  });
}

/** Whether an element is a heading or a line above the notes, which Broadsheet writes itself. */
function isLabel({ tagName }: Element): boolean {
  return tagName === "hr" || /^h[1-6]$/.test(tagName);
}

function definition(note: Element, name: string, back: ReadonlySet<string>): Element {
  walkElements(note, (node, index, parent) => {
    const inner = node.tagName === "sup" && node.children.length === 1 ? node.children[0] : node;
    const href = inner?.type === "element" ? String(inner.properties["href"] ?? "") : "";
    if (!href.startsWith("#") || !back.has(href.slice(1))) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return element(
    definitionTag,
    { id: name },
    note.tagName === "p" ? [{ ...note, properties: {} }] : note.children,
  );
}

function element(
  tagName: string,
  properties: Element["properties"],
  children: ElementContent[],
): Element {
  return { type: "element", tagName, properties, children };
}

function contains(ancestor: Element, node: Element): boolean {
  return ancestor.children.some(
    (child) => child.type === "element" && (child === node || contains(child, node)),
  );
}
