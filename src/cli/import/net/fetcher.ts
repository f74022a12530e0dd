import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { messageOf } from "../../../content/content-error.ts";
import type { Fetcher } from "../source.ts";
import type { Answer, Ask } from "./answers.ts";

/** Bytes of one document. */
const mostBytes = 64 * 1024 * 1024;

/** Milliseconds for one document, with all tries and waits. */
const longestTime = 15 * 60_000;

/**
 * Fetches whole documents. A compressed document is unpacked, and its bound holds for what comes out, so a
 * small answer that unpacks to gigabytes is refused, too.
 */
export function documentFetcher(ask: Ask): Fetcher {
  return {
    async get(address, { most = mostBytes } = {}) {
      const headers = {
        Accept:
          "application/feed+json, application/json;q=0.9, application/xml, text/html, */*;q=0.5",
        "Accept-Encoding": "br, gzip, deflate",
      };
      const signal = AbortSignal.timeout(longestTime);
      for (let tries = 1; ; tries += 1) {
        const answer = await ask(address, headers, signal);
        if (!answer.ok) return answer;
        const read = await readBody(answer, most);
        if (!("reason" in read)) return { ok: true, value: { ...headOf(answer), bytes: read } };
        // A connection that broke within the body is worth another try; a document that is too long is not.
        if (read.isFinal || tries >= 3) return { ok: false, reason: read.reason };
      }
    },
  };
}

function headOf({ url, message }: Answer & { readonly ok: true }) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  const charset = /;\s*charset="?([^";\s]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  return { url: url.href, type: type.trim().toLowerCase(), charset, headers };
}

async function readBody(
  { message }: Answer & { readonly ok: true },
  most: number,
): Promise<Uint8Array | { readonly reason: string; readonly isFinal: boolean }> {
  const body = unpacked(message, message.headers["content-encoding"]);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > most) {
        message.destroy();
        return { reason: `it is larger than ${Math.floor(most / 1024 / 1024)} MiB`, isFinal: true };
      }
      chunks.push(chunk);
    }
  } catch (cause) {
    return { reason: `the answer broke off (${messageOf(cause)})`, isFinal: false };
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function unpacked(message: Readable, coding = "identity"): Readable {
  const unpack = {
    br: createBrotliDecompress,
    gzip: createGunzip,
    "x-gzip": createGunzip,
    deflate: createInflate,
  };
  const found = Object.entries(unpack).find(([name]) => name === coding.trim().toLowerCase());
  // The loop that reads the result sees its errors.
  return found === undefined ? message : pipeline(message, found[1](), () => undefined);
}
