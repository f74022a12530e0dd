import type { Element, ElementContent } from "hast";

/** What a cell of a Markdown table may contain. */
const inCells = new Set(
  "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark p q s samp small span strong sub sup time u var wbr footnote-reference".split(
    " ",
  ),
);

/**
 * Whether Markdown can write a table: a first row of headings and no others, no cell that spans several, and only text
 * in cells.
 */
export function isPlainTable(table: Element): boolean {
  const parts = elements(table);
  if (!parts.every(({ tagName }) => /^(?:thead|tbody|tr|colgroup)$/.test(tagName))) return false;
  const rows = parts.flatMap((part) =>
    part.tagName === "tr" ? [part] : elements(part).filter(({ tagName }) => tagName === "tr"),
  );
  const [first, ...others] = rows.map(elements);
  if (first === undefined || first.length === 0) return false;
  const isHead = first.every(({ tagName }) => tagName === "th");
  const isBody = others.every(
    (row) => row.length === first.length && row.every(({ tagName }) => tagName === "td"),
  );
  return isHead && isBody && [first, ...others].flat().every(isPlainCell);
}

function isPlainCell(cell: Element): boolean {
  const { colSpan, rowSpan, headers, lang, dir, align } = cell.properties;
  const spans = [colSpan, rowSpan].some((value) => value !== undefined && Number(value) !== 1);
  const isAligned = align === undefined || /^(?:left|right|center)$/.test(String(align));
  const isSpecial = [headers, lang, dir].some((value) => value !== undefined);
  const paragraphs = elements(cell).filter(({ tagName }) => tagName === "p");
  const [only] = paragraphs;
  const isSimple = paragraphs.length === 0 || (paragraphs.length === 1 && isAlone(cell, only));
  return !spans && isAligned && !isSpecial && isSimple && isInline(cell);
}

function isAlone(cell: Element, only: Element | undefined): boolean {
  return cell.children.every(
    (child) => child === only || (child.type === "text" && child.value.trim() === ""),
  );
}

function isInline(node: Element): boolean {
  return elements(node).every((child) => inCells.has(child.tagName) && isInline(child));
}

function elements({ children }: { readonly children: readonly ElementContent[] }): Element[] {
  return children.filter((child): child is Element => child.type === "element");
}
