import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { type EditionFile, readEdition } from "../../catalogue/edition-file.ts";
import { forms, volumePath, volumeSize } from "../../catalogue/volume.ts";
import { hashOf } from "../entries/pressed.ts";
import { areWhole, type PressRecord, readRecord, recordFile } from "../record/press-record.ts";
import { assetHeaders } from "./asset-headers.ts";
import { BufferPool } from "./buffer-pool.ts";
import { editorRedirects } from "./editor-rules.ts";

/** What a deployment expects of its edition. */
export interface Expected {
  /** The site's address in `channel.yaml`. */
  readonly url: string;
  /** The moment of the deployment. */
  readonly pressed: Instant;
}

/**
 * Checks an edition before it is deployed. It must not be a preview, must have the expected address and
 * moment, and its files must be those in its record.
 *
 * @param folder the edition's folder, with its record and its assets
 * @param module the edition file, as bundled with the Worker
 * @returns what is wrong, each a sentence without a full stop
 */
export function checkEdition(folder: string, module: Uint8Array, expected: Expected): string[] {
  let file: EditionFile;
  try {
    file = readEdition(module);
  } catch (cause) {
    return [`its index cannot be read (${cause instanceof Error ? cause.message : String(cause)})`];
  }
  if ("errors" in file) return ["it shows the errors of the content instead of a site"];
  const { index, pressed } = file;
  const record = recordIn(folder);
  if (record === undefined) return [`${recordFile} is missing or damaged`];
  const problems: string[] = [];
  const must = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  must(index.preview === "none" && index.drafts.length === 0, "it is a preview with drafts");
  const { url } = index.channel;
  must(url === expected.url, `its address is ${url}, but channel.yaml says ${expected.url}`);
  must(pressed === expected.pressed, "it was not pressed for this deployment");
  must(
    record.pressed === pressed && record.index === hashOf(JSON.stringify(index)),
    "its index is not the one in its record",
  );
  const assets = join(folder, "assets");
  must(
    volumesFit(record) && areWhole(assets, record.files, new BufferPool()),
    "some of its pieces, volumes or media do not match the hashes in its record",
  );
  const { editor } = index.channel;
  const rules = new Map([
    ["_headers", assetHeaders(editor)],
    ...(editor === undefined ? [] : [["_redirects", editorRedirects] as const]),
  ]);
  const unknown = filesBelow(assets).filter(
    (path) => record.files[path] === undefined && !rules.has(path.slice(1)),
  );
  must(unknown.length === 0, `these files are not in its record: ${unknown.join(", ")}`);
  for (const [name, text] of rules) {
    must(
      holds(join(assets, name), text),
      `its ${name} file is not the one that this version writes`,
    );
  }
  return problems;
}

function holds(file: string, text: string): boolean {
  try {
    return readFileSync(file, "utf8") === text;
  } catch {
    return false;
  }
}

function recordIn(folder: string): PressRecord | undefined {
  try {
    return readRecord(folder);
  } catch {
    return undefined;
  }
}

/** Whether the volumes of the series of everything hold the pieces of the record's articles, in order. */
function volumesFit({ rows, files }: PressRecord): boolean {
  return forms.every((form, place) => {
    for (let volume = 0; volume * volumeSize < rows.length; volume++) {
      const articles = rows.slice(volume * volumeSize, (volume + 1) * volumeSize);
      const hash = hashOf(articles.map(({ hashes }) => hashes[place] ?? "").join());
      if (files[volumePath("all", volume, form)] !== hash) return false;
    }
    return true;
  });
}

/** The path of every file below a folder, from that folder, with a leading slash. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => !file.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .map((path) => `/${path.split(sep).join("/")}`);
}
