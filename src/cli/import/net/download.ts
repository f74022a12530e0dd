import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { messageOf } from "../../../content/content-error.ts";
import type { Ask } from "./answers.ts";

/** A file that was downloaded. */
export interface Download {
  /** Its path in the cache. */
  readonly file: string;
  /** Media type in lower case, as the server gave it, or an empty text. */
  readonly type: string;
}

export type DownloadResult =
  | { readonly ok: true; readonly value: Download }
  | { readonly ok: false; readonly status?: number | undefined; readonly reason: string };

/** Downloads a file unless it is in the cache. @param most bytes */
export type Downloader = (address: string, most: number) => Promise<DownloadResult>;

/** Milliseconds for one file. */
const longestTime = 30 * 60_000;

const aboutPart = z.object({ validator: z.string(), type: z.string() });

/**
 * Makes the function that downloads pictures, recordings and documents. What it has is kept in a folder by address,
 * so an import that was interrupted goes on where it stopped, within a file, too (RFC 9110, section 14).
 *
 * @param folder of the cache
 */
export function downloader(ask: Ask, folder: string): Downloader {
  const underWay = new Map<string, Promise<DownloadResult>>();
  return (address, most) => {
    const known = underWay.get(address);
    if (known !== undefined) return known;
    const started = download(ask, folder, address, most).catch((cause: unknown): DownloadResult => {
      return { ok: false, reason: messageOf(cause) };
    });
    underWay.set(address, started);
    // Articles that show the same picture are close together; afterwards the cache has it.
    void started.finally(() => underWay.delete(address));
    return started;
  };
}

async function download(
  ask: Ask,
  folder: string,
  address: string,
  most: number,
): Promise<DownloadResult> {
  const name = createHash("sha256").update(address).digest("hex");
  const file = join(folder, name.slice(0, 2), name);
  const [part, notes] = [`${file}.part`, `${file}.json`];
  if (existsSync(file))
    return { ok: true, value: { file, type: (await readNotes(notes))?.type ?? "" } };
  await mkdir(dirname(file), { recursive: true });
  for (let tries = 1; ; tries += 1) {
    const began = await readNotes(notes);
    const has = began?.validator ? await sizeOf(part) : 0;
    const resume = has > 0 ? { Range: `bytes=${has}-`, "If-Range": began?.validator ?? "" } : {};
    const headers = { Accept: "*/*", "Accept-Encoding": "identity", ...resume };
    const answer = await ask(address, headers, AbortSignal.timeout(longestTime));
    if (!answer.ok) {
      // The file may have become shorter than what is here of it.
      if (answer.status === 416 && has > 0 && tries < 3) {
        await rm(part, { force: true });
        continue;
      }
      return answer;
    }
    const { message } = answer;
    const from = message.headers["content-range"]?.startsWith(`bytes ${has}-`) ? has : 0;
    const length = Number(message.headers["content-length"] ?? 0);
    const tooLarge = `it is larger than ${Math.floor(most / 1024 / 1024)} MiB`;
    if (from + length > most) {
      message.destroy();
      return { ok: false, reason: tooLarge };
    }
    const { etag = "", "last-modified": modified = "" } = message.headers;
    const type = (message.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    const validator = etag.startsWith("W/") || etag === "" ? modified : etag;
    await writeFile(notes, JSON.stringify({ validator, type }));
    const bound = new Bound(most - from);
    try {
      await pipeline(message, bound, createWriteStream(part, { flags: from > 0 ? "a" : "w" }));
    } catch (cause) {
      if (bound.isOver) {
        await rm(part, { force: true });
        return { ok: false, reason: tooLarge };
      }
      if (tries >= 5) return { ok: false, reason: `the answer broke off (${messageOf(cause)})` };
      continue;
    }
    await rename(part, file);
    return { ok: true, value: { file, type } };
  }
}

/** Lets so many bytes through, and fails at the next. */
class Bound extends Transform {
  isOver = false;
  #left: number;

  constructor(most: number) {
    super();
    this.#left = most;
  }

  override _transform(
    chunk: Uint8Array,
    _: BufferEncoding,
    done: (error?: Error | null, chunk?: Uint8Array) => void,
  ): void {
    this.#left -= chunk.length;
    this.isOver = this.#left < 0;
    if (this.isOver) done(new Error("too large"));
    else done(null, chunk);
  }
}

async function readNotes(file: string): Promise<z.infer<typeof aboutPart> | undefined> {
  try {
    return aboutPart.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => ({ size: 0 }))).size;
}
