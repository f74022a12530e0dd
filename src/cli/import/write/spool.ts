import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import type { ImportedText } from "../imported.ts";

/** What an import remembers of each article while it reads the source: little, because there may be many. */
export interface Summary {
  /** Tells the article from all others of the source, in later imports, too. */
  readonly key: string;
  readonly kind: ImportedText["kind"];
  readonly status: ImportedText["status"];
  readonly title: string;
  readonly slug?: string | undefined;
  readonly addresses: readonly string[];
  readonly published: ImportedText["published"];
  readonly language?: string | undefined;
  readonly translationGroup?: string | undefined;
  readonly authors: ImportedText["authors"];
  readonly labels: ImportedText["labels"];
  /** Hash of all that the source says of it. */
  readonly hash: string;
}

/**
 * Keeps articles in a file until all have been read: only then are the addresses known to which they link. The order
 * of the summaries is that of the file.
 */
export class Spool {
  readonly summaries: Summary[] = [];
  readonly #file: string;
  readonly #out: WriteStream;
  readonly #keys = new Set<string>();

  private constructor(file: string) {
    this.#file = file;
    this.#out = createWriteStream(file);
  }

  static async create(file: string): Promise<Spool> {
    await mkdir(dirname(file), { recursive: true });
    return new Spool(file);
  }

  /** @returns whether the article is new: a feed that pages may show one twice */
  async add(text: ImportedText): Promise<boolean> {
    const key = keyOf(text);
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const json = JSON.stringify(text);
    const { kind, status, title, slug, addresses, published, language, translationGroup } = text;
    this.summaries.push({
      key,
      kind,
      status,
      title,
      slug,
      addresses,
      published,
      language,
      translationGroup,
      authors: text.authors,
      labels: text.labels.map(({ kind, title, slug, description }) => ({
        kind,
        title,
        slug,
        description,
      })),
      hash: createHash("sha256").update(json).digest("base64url").slice(0, 22),
    });
    if (!this.#out.write(`${json}\n`)) await once(this.#out, "drain");
    return true;
  }

  /** Reads all articles again, each with its summary, and deletes the file. */
  async *drain(): AsyncGenerator<{ readonly text: ImportedText; readonly summary: Summary }> {
    this.#out.end();
    await finished(this.#out);
    let index = 0;
    for await (const line of createInterface({ input: createReadStream(this.#file) })) {
      const summary = this.summaries[index];
      index += 1;
      if (summary === undefined) break;
      // Written by `add`, a moment ago.
      const text: ImportedText = JSON.parse(line);
      yield { text, summary };
    }
    await rm(this.#file, { force: true });
  }
}

function keyOf({ kind, id, addresses, place, title }: ImportedText): string {
  return `${kind === "page" ? "page " : ""}${id ?? addresses[0] ?? place.item ?? `${place.source} ${title}`}`;
}
