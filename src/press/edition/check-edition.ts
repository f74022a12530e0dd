import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { type EditionFile, readEdition } from "../../catalogue/edition-file.ts";
import { forms, volumePath, volumeSize } from "../../catalogue/volume.ts";
import { hashOf } from "../entries/pressed.ts";
import { areWhole, type PressRecord, readRecord, recordFile } from "../record/press-record.ts";
import { BufferPool } from "./buffer-pool.ts";
import { mediaHeaders } from "./media-headers.ts";

/** What an edition must be to be deployed. */
export interface Expected {
  /** The address in `channel.yaml`. */
  readonly url: string;
  /** The moment of the deployment. */
  readonly pressed: Instant;
}

/**
 * What is wrong with an edition that is about to be deployed, each a sentence without a full stop: it is
 * a preview or of another address or moment, or its files are not those that its record speaks of.
 *
 * @param folder of the edition, with its record and its assets
 * @param module the edition file as it stands in the Worker's bundle
 */
export function checkEdition(folder: string, module: Uint8Array, expected: Expected): string[] {
  let file: EditionFile;
  try {
    file = readEdition(module);
  } catch (cause) {
    return [`its index cannot be read (${cause instanceof Error ? cause.message : String(cause)})`];
  }
  if ("errors" in file) return ["it shows the errors of the content in place of a site"];
  const { index, pressed } = file;
  const record = recordIn(folder);
  if (record === undefined) return [`${recordFile} is missing or damaged`];
  const problems: string[] = [];
  const must = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  must(index.preview === "none" && index.drafts.length === 0, "it is a preview with drafts");
  const { url } = index.channel;
  must(url === expected.url, `its address is ${url}, and that of channel.yaml ${expected.url}`);
  must(pressed === expected.pressed, "it was not pressed for this deployment");
  must(
    record.pressed === pressed && record.index === hashOf(JSON.stringify(index)),
    "its index is not the one that its record speaks of",
  );
  const assets = join(folder, "assets");
  must(
    volumesFit(record) && areWhole(assets, record.files, new BufferPool()),
    "some of its pieces, volumes or media do not have the hashes that its record says",
  );
  const unknown = filesBelow(assets).filter(
    (path) => record.files[path] === undefined && path !== "/_headers",
  );
  must(unknown.length === 0, `its record does not know ${unknown.join(", ")}`);
  must(hasHeaders(assets), "its _headers are not those that this version writes");
  return problems;
}

function hasHeaders(assets: string): boolean {
  try {
    return readFileSync(join(assets, "_headers"), "utf8") === mediaHeaders();
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

/** Whether the volumes of everything hold the pieces of the record's articles, in their order. */
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

/** Every file below a folder, by its path from there, with a slash before it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => !file.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .map((path) => `/${path.split(sep).join("/")}`);
}
