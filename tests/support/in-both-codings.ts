import { gunzipSync } from "node:zlib";
import { expect } from "vitest";

/** Header fields that may differ between the codings of one answer. */
const ofCoding = new Set(["content-encoding", "content-length"]);

/**
 * Sends a request without a coding and in gzip, and expects the same answer. A request that names a
 * coding, or changes something, is sent once.
 *
 * @param reads what the site has read so far; what the second request reads is not added
 * @returns the answer without a coding
 */
export async function inBothCodings(
  reads: string[],
  init: RequestInit,
  send: (init: RequestInit) => Promise<Response>,
): Promise<Response> {
  const headers = new Headers(init.headers);
  if (headers.has("Accept-Encoding") || !/^(GET|HEAD)?$/.test(init.method ?? "")) return send(init);
  const plain = await send(init);
  const readByFirst = reads.length;
  headers.set("Accept-Encoding", "gzip");
  const zipped = await send({ ...init, headers });
  reads.length = readByFirst;
  // An internal error has a number of its own.
  if (plain.status >= 500) return plain;
  expect(fieldsOf(zipped)).toEqual(fieldsOf(plain));
  expect(await textOf(zipped)).toBe(await textOf(plain.clone()));
  return plain;
}

/** Sends a request in a coding, unless it names one, and undoes the coding of the answer. */
export async function inCoding(
  coding: "gzip" | "identity",
  init: RequestInit,
  send: (init: RequestInit) => Promise<Response>,
): Promise<Response> {
  const headers = new Headers(init.headers);
  if (headers.has("Accept-Encoding")) return send(init);
  headers.set("Accept-Encoding", coding);
  const answer = await send({ ...init, headers });
  if (answer.body === null || answer.headers.get("Content-Encoding") !== "gzip") return answer;
  const plain = new Headers(answer.headers);
  plain.delete("Content-Encoding");
  return new Response(await textOf(answer), { status: answer.status, headers: plain });
}

function fieldsOf({ status, headers }: Response) {
  return [status, ...[...headers].filter(([name]) => !ofCoding.has(name))];
}

/** The text of an answer, whose coding Hono's `request` leaves as it is. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isZipped = bytes.length > 0 && response.headers.get("Content-Encoding") === "gzip";
  return String(isZipped ? gunzipSync(bytes) : bytes);
}
