import { appendFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

/** What an import wrote for one article or page of a source. */
const written = z.object({
  /** Path of its `index.md`, from the content folder. */
  path: z.string(),
  /** Hash of what the source said, and of what the table of topics made of it. */
  source: z.string(),
  /** Hash of each file in its folder, by name. */
  files: z.record(z.string(), z.string()),
  /** How many of its files were missing at the source. */
  missing: z.int().nonnegative(),
  /** What it lost, so that the report of a later import names it, too. */
  losses: z.array(z.object({ line: z.int().optional(), reason: z.string() })),
});
export type Written = z.infer<typeof written>;

const schema = z.object({ version: z.literal(1), articles: z.record(z.string(), written) });
const line = z.object({ key: z.string(), written });

/**
 * What earlier imports wrote, by the key of the article. A file that no longer has the hash that is noted here was
 * changed by somebody, and imports leave it alone. So the file belongs in git, beside `import.yaml`.
 */
export class ImportState {
  readonly #file: string;
  readonly #journal: string;
  readonly #articles: Map<string, Written>;

  private constructor(file: string, journal: string, articles: Map<string, Written>) {
    this.#file = file;
    this.#journal = journal;
    this.#articles = articles;
  }

  /**
   * @param file of the state
   * @param journal a file to which articles are added as soon as they are written, so that an import that was
   *   interrupted knows what it did
   * @throws if the file is there and is no state
   */
  static async open(file: string, journal: string): Promise<ImportState> {
    const text = await readFile(file, "utf8").catch(() => undefined);
    const known = text === undefined ? {} : schema.parse(JSON.parse(text)).articles;
    const articles = new Map(Object.entries(known));
    for (const one of (await readFile(journal, "utf8").catch(() => "")).split("\n")) {
      // The last line may be cut off.
      const entry = one === "" ? undefined : line.safeParse(parsed(one)).data;
      if (entry !== undefined) articles.set(entry.key, entry.written);
    }
    return new ImportState(file, journal, articles);
  }

  get(key: string): Written | undefined {
    return this.#articles.get(key);
  }

  entries(): Iterable<[string, Written]> {
    return this.#articles;
  }

  /** Notes what is about to be written. */
  async note(key: string, entry: Written): Promise<void> {
    this.#articles.set(key, entry);
    await mkdir(dirname(this.#journal), { recursive: true });
    await appendFile(this.#journal, `${JSON.stringify({ key, written: entry })}\n`);
  }

  /** Writes all of it, in one step, and forgets the journal. A state that has not changed stays as it is. */
  async save(): Promise<void> {
    const sorted = [...this.#articles].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = sorted.map(
      ([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`,
    );
    const text = `{\n  "version": 1,\n  "articles": {\n${lines.join(",\n")}\n  }\n}\n`;
    await replaceFile(this.#file, text);
    await rm(this.#journal, { force: true });
  }
}

/**
 * Replaces a file in one step, and not at all if it already has this text.
 *
 * @returns whether it changed
 */
export async function replaceFile(file: string, text: string): Promise<boolean> {
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) return false;
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, text);
  await rename(aside, file);
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
