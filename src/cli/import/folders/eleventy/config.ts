import type { SourceFolder } from "../source-folder.ts";

/** What the settings of an Eleventy site say about its content. */
export interface EleventyConfig {
  /** The folder of the texts, with a slash at the end, or nothing. */
  readonly input: string;
  /** Begins and ends with a slash. */
  readonly pathPrefix: string;
  /** The site's address with its path, with a slash at the end. */
  readonly address: string | undefined;
  /** The path of the plugin's feed, without a slash at the beginning. */
  readonly feed: string;
}

/**
 * Looks into the settings of a site for what is written out there. They are a program, which is not run.
 */
export async function readEleventyConfig(folder: SourceFolder): Promise<EleventyConfig> {
  // The old name begins with a dot, so a listing leaves it out.
  const names = [
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
  ];
  let script = "";
  for (const name of [...names.filter(folder.has), ".eleventy.js"]) {
    const text = await folder.read(name);
    if ("text" in text) script += text.text;
  }
  const value = (pattern: RegExp) => pattern.exec(script)?.[1]?.trim();
  const input =
    value(/\binput\s*:\s*["'`]([^"'`]*)["'`]/) ??
    value(/setInputDirectory\(\s*["'`]([^"'`]*)["'`]/);
  const prefix = value(/\bpathPrefix\s*:\s*["'`]([^"'`]*)["'`]/) ?? "/";
  const base = value(/\b(?:base|url|siteUrl)\s*:\s*["'`](https?:\/\/[^"'`]+)["'`]/);
  const pathPrefix = `/${prefix}/`.replace(/\/{2,}/g, "/");
  return {
    input: folderPath(input ?? ""),
    pathPrefix,
    feed: (value(/\boutputPath\s*:\s*["'`]([^"'`]+)["'`]/) ?? "feed.xml").replace(/^\/+/, ""),
    address: base === undefined ? undefined : `${base.replace(/\/+$/, "")}${pathPrefix}`,
  };
}

function folderPath(written: string): string {
  const plain = written.replace(/^\.?\//, "").replace(/\/+$/, "");
  return plain === "" || plain === "." ? "" : `${plain}/`;
}
