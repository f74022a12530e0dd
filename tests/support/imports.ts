import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The text of each file of a source tree, by its path below the root, with `/`. */
export type Sources = ReadonlyMap<string, string>;

/** What a room may import: other rooms, and Node's modules if it does not run in the Worker. */
export interface Room {
  readonly allowed: readonly string[];
  readonly inNode: boolean;
}

export type Law = ReadonlyMap<string, Room>;

/** Reads the law from its table, whose columns are a room, the rooms it may import from, and where it runs. */
export function readLaw(document: string): Law {
  const rows = document.matchAll(/^\| `(\w+)` \| (–|[`\w, ]+) \| (the Worker|Node) \|$/gm);
  return new Map(
    Array.from(rows, ([, room = "", others = "", where]) => [
      room,
      { allowed: others.match(/\w+/g) ?? [], inNode: where === "Node" },
    ]),
  );
}

/** Every TypeScript file below a folder. */
export function sourcesIn(folder: string): Sources {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.m?tsx?$/.test(name));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/**
 * What a file imports, re-exports, or names by `new URL(…, import.meta.url)`. Files of the tree are given
 * by their paths, modules by their names.
 */
export function importsOf(file: string, text: string): string[] {
  const named = text.matchAll(
    /\b(?:from|import)\s*\(?\s*"([^"]+)"|new URL\("([^"]+)", import\.meta\.url/g,
  );
  return Array.from(named, ([, plain = "", address = plain]) =>
    address.startsWith(".") ? join(dirname(file), address).replaceAll("\\", "/") : address,
  );
}

/** The violations of the law, each as a sentence. */
export function breachesOf(sources: Sources, law: Law): string[] {
  return [...sources].flatMap(([file, text]) => {
    const room = law.get(roomOf(file));
    if (room === undefined) return [`${file} lies in a room that the law does not know`];
    const breaches = importsOf(file, text)
      .filter((target) =>
        sources.has(target)
          ? roomOf(target) !== roomOf(file) && !room.allowed.includes(roomOf(target))
          : target.startsWith("node:") && !room.inNode && !isBuiltIn(file, target),
      )
      .map((target) => `${file} imports ${target}`);
    const seesContext = /\bContext\b[^;]*from "hono"/.test(text);
    return seesContext && !["http", "app"].includes(roomOf(file))
      ? [...breaches, `${file} imports Hono's Context`]
      : breaches;
  });
}

/** The circles of files that import each other, each from a file back to itself. */
export function circlesOf(sources: Sources): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of importsOf(file, sources.get(file) ?? "")) {
      if (sources.has(target)) visit(target, [...path, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return circles;
}

/** The folder that a file is in; `src` for files directly in it. */
function roomOf(file: string): string {
  return file.includes("/") ? (file.split("/")[0] ?? "") : "src";
}

/** workerd has this module, and everything that is named by its content needs it. */
function isBuiltIn(file: string, target: string): boolean {
  return (
    (file === "article/fingerprint.ts" && target === "node:crypto") ||
    (file.startsWith("gzip/") && target === "node:zlib")
  );
}
