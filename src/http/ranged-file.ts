/** The part of the static assets binding that this module uses. */
export interface FileServer {
  fetch(request: Request): Promise<Response>;
}

/** Bytes that are read at a time, and so the memory that one request takes. */
const chunkBytes = 256 * 1024;

/**
 * Serves a file, or the range of it that the request asks for (RFC 9110, section 14). The platform's
 * static assets do not support ranges, and Safari plays no recording without them. The bytes before the
 * range are read and dropped; those after it are not read.
 *
 * @param size the size of the file in bytes, which the platform does not give
 */
export async function rangedFile(
  request: Request,
  files: FileServer,
  size: number,
): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete("Range");
  headers.delete("If-Range");
  const whole = await files.fetch(new Request(request.url, { method: request.method, headers }));
  if (whole.status !== 200 || whole.headers.has("Content-Encoding")) return whole;
  const answered = new Headers(whole.headers);
  answered.set("Accept-Ranges", "bytes");
  // Range is defined for GET only (section 14.2).
  const range =
    request.method === "GET" ? rangeOf(request.headers, whole.headers.get("ETag")) : undefined;
  const wanted = parseRange(range, size);
  if (wanted === "all") {
    answered.set("Content-Length", String(size));
    return new Response(whole.body?.pipeThrough(new FixedLengthStream(size)), {
      headers: answered,
    });
  }
  if (whole.body === null) return whole;
  if (wanted === "unsatisfiable") {
    await whole.body.cancel();
    return notSatisfiable(size);
  }
  const length = wanted.last - wanted.first + 1;
  answered.set("Content-Range", `bytes ${wanted.first}-${wanted.last}/${size}`);
  answered.set("Content-Length", String(length));
  const { readable, writable } = new FixedLengthStream(length);
  // This fails when the client disconnects, which is no error of ours.
  copy(whole.body, writable, wanted.first, length).catch(() => undefined);
  return new Response(readable, { status: 206, headers: answered });
}

/** A range of a file: the first and the last byte, both included, counted from 0 (RFC 9110, section 14.1.2). */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Parses a `Range` header (RFC 9110, sections 14.1 and 14.2). The result is "all" if the header is not
 * valid, has another unit or asks for several ranges. Section 14.2 allows a server to ignore several
 * ranges, and players ask for one.
 *
 * @param size the size of the file in bytes
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

/**
 * The `Range` of a request, unless its If-Range forbids it (RFC 9110, section 13.1.5): that must be the strong
 * entity tag of the file.
 */
export function rangeOf(headers: Headers, etag: string | null): string | undefined {
  const condition = headers.get("If-Range");
  const holds = condition === null || (/^"[^"]*"$/.test(condition) && condition === etag);
  return (holds && headers.get("Range")) || undefined;
}

/** 416 (RFC 9110, section 15.5.17). */
export function notSatisfiable(size: number): Response {
  return new Response(null, {
    status: 416,
    headers: {
      "Accept-Ranges": "bytes",
      "Content-Range": `bytes */${size}`,
      "Cache-Control": "no-store",
    },
  });
}

async function copy(
  from: ReadableStream<Uint8Array>,
  to: WritableStream<Uint8Array>,
  skipped: number,
  length: number,
): Promise<void> {
  const reader = from.getReader({ mode: "byob" });
  const writer = to.getWriter();
  try {
    let buffer = new ArrayBuffer(chunkBytes);
    for (let left = skipped + length; left > 0; ) {
      const most = Math.min(chunkBytes, left);
      // read() returns each small chunk as it arrives, which takes more CPU time.
      const read = await reader.readAtLeast(most, new Uint8Array(buffer, 0, most));
      if (read.value === undefined || read.done)
        throw new Error("the file is shorter than it says");
      const past = left - length;
      left -= read.value.length;
      if (read.value.length > past) await writer.write(read.value.subarray(Math.max(0, past)));
      buffer = read.value.buffer;
    }
    await writer.close();
  } catch (cause) {
    await writer.abort(cause);
  } finally {
    await reader.cancel();
  }
}
