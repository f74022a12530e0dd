import type { Element } from "hast";

/** The classes of an element. */
export function classesOf({ properties }: Element): readonly string[] {
  const names = properties["className"];
  return Array.isArray(names) ? names.map(String) : [];
}
