import { readdir } from "node:fs/promises";
import { posix, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { percentDecoded } from "../../../article/percent-decoded.ts";
import type { FromSource, ImportedText, LossWithin } from "../imported.ts";
import type { ImportContext, Input, Source, SourceKind } from "../source.ts";
import { astro } from "./astro/astro.ts";
import { eleventy } from "./eleventy/eleventy.ts";
import { readDocument } from "./front-matter.ts";
import { hugo } from "./hugo/hugo.ts";
import { jekyll } from "./jekyll/jekyll.ts";
import { isSameLanguage } from "./languages.ts";
import { type Described, type FolderSystem, type Site, unknownAddress } from "./site.ts";
import { openSourceFolder, type SourceFolder } from "./source-folder.ts";

/** In this order, because some sites keep settings of another system. */
const systems: readonly FolderSystem[] = [astro, eleventy, jekyll, hugo];

/** Folders of static sites, of all systems that an import knows. */
export const folders: readonly SourceKind[] = systems.map((system) => ({
  name: system.name,
  open: (input, context) => openFolder(system, input, context),
}));

async function openFolder(
  system: FolderSystem,
  input: Input,
  context: ImportContext,
): Promise<Source | undefined> {
  if (input.kind !== "folder" || !system.matches(await readdir(input.path))) return undefined;
  const folder = await openSourceFolder(input.path);
  const site = await system.open(folder, context);
  if (site === undefined) return undefined;
  const origin = site.address === undefined ? undefined : new URL(site.address).origin;
  return {
    name: site.name,
    ...(origin === undefined ? {} : { site: origin }),
    total: site.files.length,
    read: () => read(folder, site, context),
    locate: locator(folder, site),
  };
}

/** How the report names a file: from the folder in which the command runs, if it is there. */
function shown(folder: SourceFolder, file: string): string {
  const path = relative(process.cwd(), posix.join(folder.path, file)).replaceAll(sep, "/");
  return path.startsWith("..") ? posix.join(folder.path, file) : path;
}

async function* read(
  folder: SourceFolder,
  site: Site,
  { now, language }: ImportContext,
): AsyncGenerator<FromSource> {
  const lose = (file: string, reason: string, line?: number): FromSource => ({
    kind: "loss",
    source: shown(folder, file),
    reason,
    ...(line === undefined ? {} : { line }),
  });
  for (const { file, reason } of folder.refused) yield lose(file, reason);
  for (const { file, reason, line } of site.losses) yield lose(file, reason, line);
  if (site.address === undefined) {
    const [file, key] = site.addressBelongs;
    yield lose(
      file,
      `the settings do not say the site's address, so articles get new ids, and feed readers show them again; write it there as ${key}, or add --site with the address, and import again`,
    );
  }
  for (const { path, to } of site.feeds) {
    const from = new URL(path, site.address ?? unknownAddress);
    if (from.pathname !== to) yield { kind: "redirect", from: from.href, to };
  }
  const pages = new Map<string, Described>();
  for (const file of site.files) {
    const text = await folder.read(file);
    if ("unreadable" in text) {
      yield lose(file, text.unreadable);
      continue;
    }
    const about = site.describe(file, readDocument(text.text));
    if (about === undefined) continue;
    if (about.kind === "redirect") yield about;
    else if (about.kind === "left") yield lose(file, about.reason);
    else {
      // A British site that moves into an English publication is not in another language.
      const tag = isSameLanguage(about.language, language) ? undefined : about.language;
      pages.set(file, { ...about, language: tag, status: statusNow(about, now) });
    }
  }
  for (const [file, about] of pages) {
    const text = await folder.read(file);
    if ("unreadable" in text) {
      yield lose(file, text.unreadable);
      continue;
    }
    const doubts = text.doubt === undefined ? [] : [{ reason: text.doubt }];
    yield imported(folder, site, file, text.text, about, pages, doubts);
  }
}

/** The systems build again to publish what was scheduled, so a date in the future means that nobody saw it. */
function statusNow({ status, published }: Described, now: number): Described["status"] {
  const moment = published !== undefined && "instant" in published ? published.instant : now;
  return status === "published" && moment > now ? "scheduled" : status;
}

function imported(
  folder: SourceFolder,
  site: Site,
  file: string,
  text: string,
  about: Described,
  pages: ReadonlyMap<string, Described>,
  doubts: readonly LossWithin[],
): ImportedText {
  const document = readDocument(text);
  const { losses, ...body } = site.translate(file, document, about, pages);
  const keepsLines = body.text.split("\n").length === document.body.split("\n").length;
  return {
    ...about,
    place: { source: shown(folder, file), line: 1 },
    body: { ...body, ...(keepsLines ? { line: document.bodyLine } : {}) },
    base: pathToFileURL(posix.join(folder.path, file)).href,
    losses: [
      ...doubts,
      ...about.losses,
      ...losses.map(({ line = 1, reason }) => ({ line: line + document.bodyLine - 1, reason })),
    ],
  };
}

/** Finds the files of the site that are no texts: texts are articles, and links to them lead to pages. */
function locator(folder: SourceFolder, site: Site): NonNullable<Source["locate"]> {
  const texts = new Set(site.files);
  const origin = site.address === undefined ? undefined : new URL(site.address).origin;
  return (address, base) => {
    const from = base?.startsWith("file:")
      ? posix.relative(folder.path, fileURLToPath(base).replaceAll(sep, "/"))
      : undefined;
    const bare = address.replace(/[?#].*$/s, "");
    const path =
      origin !== undefined && bare.startsWith(`${origin}/`) ? bare.slice(origin.length) : bare;
    if (path === "" || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return undefined;
    const found = site.locate(percentDecoded(path), from);
    return found === undefined || texts.has(found) ? undefined : folder.absolute(found);
  };
}
