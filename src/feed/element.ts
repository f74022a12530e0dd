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
  const source = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join("");
  return inside.length === 0
    ? `<${name}${source}/>`
    : `<${name}${source}>${inside.join("")}</${name}>`;
}
