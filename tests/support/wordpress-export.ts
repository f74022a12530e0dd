import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { FromSource, ImportedText, Loss } from "../../src/cli/import/imported.ts";
import type { ImportContext } from "../../src/cli/import/source.ts";
import { wordPressExport } from "../../src/cli/import/wordpress/wordpress-export.ts";

/** A folder for exports, until the end of the test. */
export function exportFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-wordpress-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const context: ImportContext = {
  fetcher: { get: () => Promise.reject(new Error("an export needs no network")) },
  now: Date.parse("2026-11-29T12:00:00Z"),
  timeZone: "Europe/London",
  language: "en",
  mostPages: 10,
};

/** The source that reads an export, if it is one of WordPress. */
export async function opened(path: string, more: Partial<ImportContext> = {}) {
  const head = readFileSync(path).subarray(0, 65_536);
  return wordPressExport.open({ kind: "file", path, head }, { ...context, ...more });
}

/** What an export says. */
export async function read(path: string, more: Partial<ImportContext> = {}) {
  const source = await opened(path, more);
  const all: FromSource[] = [];
  for await (const one of source?.read() ?? []) all.push(one);
  return {
    source,
    texts: all.filter((one): one is ImportedText => one.kind === "article" || one.kind === "page"),
    losses: all.filter((one): one is Loss => one.kind === "loss").map(({ reason }) => reason),
  };
}

/** A file with a small export. */
export function file(
  items: string | Uint8Array,
  {
    declaration = '<?xml version="1.0" encoding="UTF-8"?>',
    end = "</channel></rss>",
    doctype = "",
  } = {},
) {
  const path = join(exportFolder(), "small.xml");
  const head = `${declaration}${doctype}<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>`;
  writeFileSync(path, Buffer.concat([Buffer.from(head), Buffer.from(items), Buffer.from(end)]));
  return path;
}

/** An article of an export. */
export function item(id: number, content: string, more = "") {
  return `<item><title>Title ${id}</title><link>https://old.example/${id}/</link><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2020-05-04 08:00:00</wp:post_date_gmt><content:encoded><![CDATA[${content}]]></content:encoded>${more}</item>`;
}
