import { ifNoneMatchOf, isKnown } from "./conditional.ts";
import { notSatisfiable, parseRange, rangeOf } from "./ranged-file.ts";

/**
 * Serves an object of an R2 bucket, or the range of it that the request asks for (RFC 9110, sections 13.1.2
 * and 14). Its media type is the one that it was stored with.
 *
 * @param request GET or HEAD
 * @param fixed headers of every answer
 * @param lacked the fixed header that this file goes without
 * @returns undefined if the bucket lacks the object
 */
export async function storedFile(
  request: Request,
  bucket: R2Bucket,
  key: string,
  fixed: Readonly<Record<string, string>>,
  lacked?: string,
): Promise<Response | undefined> {
  const isHead = request.method === "HEAD";
  const ifNoneMatch = ifNoneMatchOf(request.headers);
  const asksForAll = !isHead && ifNoneMatch === null && !request.headers.has("Range");
  // Most requests ask for the whole file, which takes one operation.
  const whole = asksForAll ? await bucket.get(key) : undefined;
  const object = whole ?? (asksForAll ? null : await bucket.head(key));
  if (object === null) return undefined;
  const headers = headersOf(object, fixed, lacked);
  if (ifNoneMatch !== null && isKnown(ifNoneMatch, object.httpEtag)) {
    return new Response(null, { status: 304, headers });
  }
  const { size } = object;
  const wanted = isHead ? "all" : parseRange(rangeOf(request.headers, object.httpEtag), size);
  if (wanted === "unsatisfiable") return notSatisfiable(size);
  const length = wanted === "all" ? size : wanted.last - wanted.first + 1;
  headers.set("Content-Length", String(length));
  if (isHead) return new Response(null, { headers });
  const range = wanted === "all" ? undefined : { offset: wanted.first, length };
  const part = whole ?? (await bucket.get(key, { ...(range && { range }) }));
  if (part === null) return undefined;
  if (wanted === "all") return new Response(part.body, { headers });
  headers.set("Content-Range", `bytes ${wanted.first}-${wanted.last}/${size}`);
  return new Response(part.body, { status: 206, headers });
}

function headersOf(
  object: R2Object,
  fixed: Readonly<Record<string, string>>,
  lacked: string | undefined,
): Headers {
  const headers = new Headers({ "Content-Type": "application/octet-stream" });
  object.writeHttpMetadata(headers);
  for (const [name, value] of Object.entries(fixed)) headers.set(name, value);
  if (lacked !== undefined) headers.delete(lacked);
  headers.set("ETag", object.httpEtag);
  headers.set("Accept-Ranges", "bytes");
  return headers;
}
