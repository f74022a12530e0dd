/** Bytes of a file, counted from 0, the last included (RFC 9110, section 14.1.2). */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a `Range` header asks for of a file (RFC 9110, sections 14.1 and 14.2). All of it where the
 * header is not valid, has another unit, or asks for several ranges, which section 14.2 allows to
 * ignore: players ask for one.
 *
 * @param size of the file in bytes
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | "all" | "unsatisfiable" {
  const [, from = "", to = ""] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? "") ?? [];
  if (from === "" && to === "") return "all";
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "unsatisfiable" : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) return "all";
  if (first >= size) return "unsatisfiable";
  return { first, last: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
}
