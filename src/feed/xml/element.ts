import { escapeAttribute, escapeContent } from "./escape.ts";

/** Attributes by name. What is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** The source of an XML element that holds a text, or nothing. */
export function textElement(name: string, attributes: Attributes, text = ""): string {
  return parentElement(name, attributes, text === "" ? [] : [escapeContent(name, text)]);
}

/** The source of an XML element that holds sources. */
export function parentElement(
  name: string,
  attributes: Attributes,
  inside: readonly string[],
): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${key}="${escapeAttribute(String(value))}"`;
  }
  return inside.length === 0 ? `${start}/>` : `${start}>${inside.join("")}</${name}>`;
}
