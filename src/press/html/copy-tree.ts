import type { ElementContent, Root, RootContent } from "hast";

/** A copy of a tree that can be changed without changing the tree: many times faster than a structured clone. */
export function copyTree(root: Root): Root {
  return { ...root, children: root.children.map(copyNode) };
}

function copyNode<N extends RootContent | ElementContent>(node: N): N {
  if (node.type !== "element") return { ...node };
  return { ...node, properties: { ...node.properties }, children: node.children.map(copyNode) };
}
