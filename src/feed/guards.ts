/*
 * What must be done to a value before the package `feed` (6.0.0) and the xml-js below it see it.
 * Each guard undoes one defect exactly, and its test fails when the guard or the defect goes.
 */

/** xml-js turns `&amp;` in a text node into `&` before it escapes: escape once more beforehand. */
export function guardText(text: string): string {
  return text.replaceAll("&", "&amp;");
}

/** xml-js splits only the first `]]>` of a CDATA section: split the others in the same way. */
export function guardCdata(text: string): string {
  const end = text.indexOf("]]>") + 3;
  return text.slice(0, end) + text.slice(end).replaceAll("]]>", "]]]]><![CDATA[>");
}
