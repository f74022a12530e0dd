import { posix } from "node:path";
import { siteAddress } from "../site.ts";
import type { SourceFolder } from "../source-folder.ts";

/** A collection of texts of an Astro site. */
export interface Collection {
  readonly name: string;
  /** The folder of its texts, with a slash at the end. */
  readonly base: string;
  /** Where the site shows them, with a slash at both ends. */
  readonly route: string;
  /** Whether a page of the site shows that, so that the route is no guess. */
  readonly isRouted: boolean;
}

/** What the settings of an Astro site say about its content. */
export interface AstroConfig {
  /** The site's address with its path, with a slash at the end. */
  readonly address: string | undefined;
  /** What ends the address of a text: `/`, `.html` or nothing. */
  readonly ending: string;
  readonly collections: readonly Collection[];
  readonly file: string;
}

/** Looks into the settings and pages of a site for what is written out there. They are programs, which are not run. */
export async function readAstroConfig(
  folder: SourceFolder,
  fallback: string | undefined,
): Promise<AstroConfig> {
  const read = async (file: string) => {
    const text = await folder.read(file);
    return "text" in text ? text.text : "";
  };
  const file =
    folder.files.find((name) => /^astro\.config\.[cm]?[jt]s$/.test(name)) ?? "astro.config.mjs";
  const script = await read(file);
  const value = (key: string) =>
    new RegExp(`\\b${key}\\s*:\\s*["'\`]([^"'\`]*)["'\`]`).exec(script)?.[1]?.trim();
  const site = siteAddress(value("site"));
  const base = `/${value("base") ?? ""}/`.replace(/\/{2,}/g, "/");
  const ending =
    value("format") === "file" ? ".html" : value("trailingSlash") === "never" ? "" : "/";
  const address = site === undefined ? siteAddress(fallback) : `${site.slice(0, -1)}${base}`;
  return { address, ending, file, collections: await collectionsOf(folder, read) };
}

async function collectionsOf(
  folder: SourceFolder,
  read: (file: string) => Promise<string>,
): Promise<Collection[]> {
  const bases = new Map<string, string>();
  for (const file of folder.files) {
    const [, name] = /^src\/content\/([^/]+)\//.exec(file) ?? [];
    if (name !== undefined) bases.set(name, `src/content/${name}/`);
  }
  const settings = folder.files.find((name) =>
    /^src\/(?:content\.config|content\/config)\.[cm]?[jt]s$/.test(name),
  );
  for (const part of settings === undefined
    ? []
    : (await read(settings)).split(/\b(?:const|let|var)\s+/)) {
    const [, name] = /^(\w+)\s*=\s*defineCollection/.exec(part) ?? [];
    const [, base] = /\bbase\s*:\s*["'`]([^"'`]+)["'`]/.exec(part) ?? [];
    if (name !== undefined && base !== undefined) {
      bases.set(name, `${posix.normalize(base).replace(/^\.\/|\/+$/g, "")}/`);
    }
  }
  const routes = await routesOf(folder, read);
  return [...bases].map(([name, base]) => ({
    name,
    base,
    route: routes.get(name) ?? `/${name}/`,
    isRouted: routes.has(name),
  }));
}

/** The folders of pages such as `src/pages/blog/[...slug].astro`, by the collection that they show. */
async function routesOf(
  folder: SourceFolder,
  read: (file: string) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const routes = new Map<string, string>();
  for (const file of folder.files) {
    const [, path] =
      /^src\/pages\/((?:[^[\]]*\/)?)\[[^/\]]+\](?:\/index)?\.astro$/.exec(file) ?? [];
    if (path === undefined) continue;
    const [, name] = /\bgetCollection\(\s*["'`]([\w-]+)["'`]/.exec(await read(file)) ?? [];
    if (name !== undefined && !routes.has(name)) routes.set(name, `/${path}`);
  }
  return routes;
}
