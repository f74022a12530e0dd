import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { folders } from "../../src/cli/import/folders/folder-source.ts";
import type { ImportedText, Loss } from "../../src/cli/import/imported.ts";
import type { ImportContext, Source } from "../../src/cli/import/source.ts";

/** What an import hears from a folder. */
export interface ReadFolder {
  readonly source: Source;
  /** By the path of their file from the folder. */
  readonly texts: ReadonlyMap<string, ImportedText>;
  readonly losses: readonly Loss[];
  /** As `from to`. */
  readonly redirects: readonly string[];
  /** The text of a file; it fails if the folder has none. */
  text(file: string): ImportedText;
  /** All losses as `file:line reason`, those of texts too. */
  reasons(): string[];
}

export const siteFixture = (name: string) => `tests/fixtures/import/${name}`;

const now = Date.parse("2026-11-22T12:00:00Z");

/** @param site the address of the old site, as `--site` gives it */
export async function readFolder(path: string, site?: string): Promise<ReadFolder> {
  const context: ImportContext = {
    fetcher: {
      get: () => Promise.reject(new Error("a folder needs no network")),
    },
    now,
    timeZone: "Asia/Shanghai",
    language: "en",
    mostPages: 100,
    site,
  };
  const opened = await Promise.all(
    folders.map(async (kind) => (await kind.open({ kind: "folder", path }, context)) ?? []),
  );
  const [source] = opened.flat();
  if (source === undefined) throw new Error(`${path} belongs to no system`);
  const texts = new Map<string, ImportedText>();
  const losses: Loss[] = [];
  const redirects: string[] = [];
  for await (const one of source.read()) {
    if (one.kind === "loss") losses.push(one);
    else if (one.kind === "redirect") redirects.push(`${one.from} ${one.to}`);
    else {
      texts.set(relative(path, fileURLToPath(one.base ?? "")), one);
    }
  }
  return {
    source,
    texts,
    losses,
    redirects,
    text(file) {
      const found = texts.get(file);
      if (found === undefined) throw new Error(`there is no text ${file}`);
      return found;
    },
    reasons: () => [
      ...losses.map(({ source: file, line, reason }) => `${file}:${line ?? ""} ${reason}`),
      ...[...texts].flatMap(([file, text]) =>
        text.losses.map(({ line, reason }) => `${file}:${line ?? ""} ${reason}`),
      ),
    ],
  };
}

/** What the system itself made of a fixture: its addresses, ids in feeds, and dates. */
export interface Recorded {
  readonly madeBy: string;
  readonly texts: readonly {
    readonly file: string;
    readonly address: string;
    readonly id?: string;
    readonly date?: string;
    readonly categories?: readonly string[];
    readonly tags?: readonly string[];
  }[];
}

export function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(`tests/fixtures/import/recorded/${name}.json`, "utf8"));
}
