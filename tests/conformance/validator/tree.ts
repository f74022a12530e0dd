import { SaxesParser } from "saxes";

/** An element of an XML document. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  /** Its text and that of all elements in it, with references resolved. */
  readonly text: string;
  /** Its text as written in the source. Use it only for an element without child elements. */
  readonly source: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
  start: number;
}

/**
 * Parses an XML 1.0 document strictly: it must be well formed, declare every prefix, and have no DOCTYPE
 * and no processing instruction.
 *
 * @throws Error that says what is wrong and where
 */
export function parseStrictly(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: Open[] = [];
  let root: Node | undefined;
  const fail = (error: Error) => {
    throw error;
  };
  parser.on("error", fail);
  parser.on("doctype", () => fail(new Error("a document type is declared")));
  parser.on("processinginstruction", ({ target }) => fail(new Error(`an instruction: ${target}`)));
  parser.on("opentag", ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    stack.push({
      name,
      attributes: Object.fromEntries(plain),
      children: [],
      text: "",
      start: parser.position,
    });
  });
  const addText = (text: string) => {
    for (const open of stack) open.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const { start, ...open } = stack.pop() ?? fail(new Error("closed twice"));
    const source = xml.slice(start, Math.max(start, xml.lastIndexOf("</", parser.position - 1)));
    const node: Node = { ...open, source };
    const parent = stack.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
  });
  parser.write(xml).close();
  return root ?? fail(new Error("no element"));
}

/** True if an attribute holds a literal `]]>`. XML allows it, but Go's parser rejects it. */
export function endsCdataInAttribute(xml: string): boolean {
  return [...xml.matchAll(/<[\w:-]+(?:\s+[\w:-]+="[^"]*")*/g)].some(([tag]) => tag.includes("]]>"));
}

/** The children with this name. */
export function all(node: Node, name: string): readonly Node[] {
  return node.children.filter((child) => child.name === name);
}

/** The first child with this name. */
export function first(node: Node, name: string): Node | undefined {
  return node.children.find((child) => child.name === name);
}

/** The names of all elements and attributes, in document order. No text may change them. */
export function skeleton(node: Node): string[] {
  return [
    `<${node.name} ${Object.keys(node.attributes).join(" ")}>`,
    ...node.children.flatMap(skeleton),
  ];
}
