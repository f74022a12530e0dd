/** What is needed of the binding to static assets. */
export interface FileServer {
  fetch(request: Request): Promise<Response>;
}

/** Bytes that are read at a time: what one request takes of the isolate's memory. */
const step = 256 * 1024;

/**
 * Answers a request for a file with a part of it, where it asks for one (RFC 9110, section 14). The
 * platform's static assets know no ranges, and Safari plays nothing without them. What stands before
 * the part has to be read and is dropped; what stands after it is not read.
 *
 * @param size of the file in bytes, which the platform does not say
 */
export async function rangedFile(
  request: Request,
  files: FileServer,
  size: number,
): Promise<Response> {
  const range = request.headers.get("Range");
  const headers = new Headers(request.headers);
  headers.delete("Range");
  headers.delete("If-Range");
  const whole = await files.fetch(new Request(request.url, { method: request.method, headers }));
  if (whole.status !== 200 || whole.headers.has("Content-Encoding")) return whole;
  const answered = new Headers(whole.headers);
  answered.set("Accept-Ranges", "bytes");
  // Only GET knows ranges (section 14.2).
  const asked = request.method === "GET" && holds(request.headers.get("If-Range"), whole);
  const part = parseRange((asked && range) || undefined, size);
  if (part === "all") {
    answered.set("Content-Length", String(size));
    return new Response(whole.body?.pipeThrough(new FixedLengthStream(size)), {
      headers: answered,
    });
  }
  if (whole.body === null) return whole;
  if (part === "unsatisfiable") {
    await whole.body.cancel();
    return notSatisfiable(size);
  }
  const length = part.last - part.first + 1;
  answered.set("Content-Range", `bytes ${part.first}-${part.last}/${size}`);
  answered.set("Content-Length", String(length));
  const { readable, writable } = new FixedLengthStream(length);
  // A reader who goes away ends this with an error that concerns nobody.
  copy(whole.body, writable, part.first, length).catch(() => undefined);
  return new Response(readable, { status: 206, headers: answered });
}

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

/** Whether a condition of the header allows a part (RFC 9110, section 13.1.5): the strong ETag. */
function holds(condition: string | null, { headers }: Response): boolean {
  if (condition === null) return true;
  return /^"[^"]*"$/.test(condition) && condition === headers.get("ETag");
}

/** RFC 9110, section 15.5.17. */
function notSatisfiable(size: number): Response {
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
  skip: number,
  length: number,
): Promise<void> {
  const reader = from.getReader({ mode: "byob" });
  const writer = to.getWriter();
  try {
    let buffer = new ArrayBuffer(step);
    for (let left = skip + length; left > 0; ) {
      const most = Math.min(step, left);
      // Else the runtime hands on each small part that comes, which costs more.
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
