import type { Element, ElementContent, Parents, RootContent } from "hast";
import type { Nodes } from "mdast";

/**
 * How a walk continues after a node. `skip` leaves out the node's children. `stop` ends the walk. A
 * number continues at that index of the parent, for a node that was removed or replaced. `undefined`
 * continues with the node's children.
 */
export type Step = "skip" | "stop" | number | undefined;

/**
 * Visits the descendants of a node in the order of the source. unist-util-visit, the usual library, took
 * a seventh of the whole press's time, because it names a function after each node.
 *
 * @returns whether a visitor stopped the walk
 */
export function walk(
  tree: Parents,
  visit: (node: RootContent, index: number, parent: Parents) => Step,
): boolean {
  for (let index = 0; index < tree.children.length; ) {
    const node = tree.children[index];
    if (node === undefined) break;
    const step = visit(node, index, tree);
    if (step === "stop") return true;
    if (step === undefined && node.type === "element" && walk(node, visit)) return true;
    index = typeof step === "number" ? step : index + 1;
  }
  return false;
}

/** Like {@link walk}, but visits elements only. */
export function walkElements(
  tree: Parents,
  visit: (element: Element, index: number, parent: Parents) => Step,
): boolean {
  return walk(tree, (node, index, parent) =>
    node.type === "element" ? visit(node, index, parent) : undefined,
  );
}

/** The nodes of parsed Markdown, this one included, in the order of the source. */
export function* markdownNodes(node: Nodes): Generator<Nodes, void> {
  yield node;
  if (!("children" in node)) return;
  for (const child of node.children) yield* markdownNodes(child);
}

/** Whether a node of a document may stand in an element, which all may but the doctype. */
export function isElementContent(node: RootContent): node is ElementContent {
  return node.type !== "doctype";
}
