import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { ledgerText } from "../ledger/format.ts";
import { emptyLedger } from "../ledger/ledger.ts";
import type { Icons } from "./icons.ts";
import type { Site } from "./site.ts";

/**
 * The files of a new site by their paths. The texts lie in `packaging/site/`, and `wrangler.toml` is
 * the engine's own with another name and another path to the Worker.
 *
 * @param engine folder of the engine
 * @param range of the engine's versions, for `package.json`
 */
export function siteFiles(
  site: Site,
  icons: Icons,
  engine: string,
  range: string,
): ReadonlyMap<string, string | Uint8Array> {
  const values = valuesOf(site);
  const template = (name: string) =>
    fill(readFileSync(join(engine, "packaging/site", name), "utf8"), values);
  return new Map<string, string | Uint8Array>([
    ["package.json", manifest(site, range)],
    ["wrangler.toml", configuration(readFileSync(join(engine, "wrangler.toml"), "utf8"), site)],
    [".gitignore", template("gitignore")],
    ["README.md", template("README.md")],
    [".github/workflows/deploy.yml", template("deploy.yml")],
    ["content/channel.yaml", template("channel.yaml")],
    ["content/icon.png", icons.icon],
    ["content/logo.png", icons.logo],
    // It says that nothing has been deployed yet.
    ["content/published.json", ledgerText(emptyLedger)],
    [`content/articles/${values.published.slice(0, 4)}/welcome/index.md`, template("welcome.md")],
  ]);
}

/** The values of the placeholders in double braces. Texts in YAML are quoted like JSON. */
function valuesOf(site: Site) {
  const { title, language, topics, founded } = site;
  const isEnglish = /^en(-|$)/i.test(language);
  const published = Temporal.Instant.fromEpochMilliseconds(founded)
    .toZonedDateTimeISO(site.timeZone)
    .toString({ smallestUnit: "minute", timeZoneName: "never" });
  return {
    name: site.name,
    heading: title,
    title: quoted(title),
    description: quoted(isEnglish ? `News and articles from ${title}.` : title),
    language: quoted(language),
    timeZone: quoted(site.timeZone),
    url: quoted(site.url),
    authority: quoted(site.authority),
    copyright: quoted(`© ${published.slice(0, 4)} ${title}`),
    accent: quoted(site.accent),
    topics: topics
      .map((topic) => {
        const about = isEnglish ? `Articles about ${topic.title}.` : topic.title;
        return `  - slug: ${topic.slug}\n    title: ${quoted(topic.title)}\n    description: ${quoted(about)}`;
      })
      .join("\n"),
    slugs: topics.map(({ slug }) => slug).join(", "),
    welcome: quoted(`Welcome to ${title}`),
    published,
    spoken: isEnglish ? "" : "\nlanguage: en",
  };
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is known for {{${name}}}`);
    return value;
  });
}

/** In double quotes, JSON is YAML. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function manifest({ name }: Site, range: string): string {
  const command = (command: string) => [command, `broadsheet ${command}`];
  const manifest = {
    name,
    version: "1.0.0",
    private: true,
    type: "module",
    scripts: {
      ...Object.fromEntries(
        ["start", "build", "check", "new", "import", "editor", "deploy", "rollback", "views"].map(
          command,
        ),
      ),
      test: "broadsheet check && broadsheet deploy --dry-run",
    },
    dependencies: { broadsheet: range },
    // Broadsheet needs neither. npm would warn of scripts that nobody has decided on.
    allowScripts: { esbuild: false, workerd: false },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The engine's `wrangler.toml` as a site needs it. */
export function configuration(ours: string, { name }: Pick<Site, "name">): string {
  const lines = [
    [/^name = .*$/m, `name = "${name}"`],
    [/^main = .*$/m, 'main = "node_modules/broadsheet/lib/worker.js"'],
    [
      /^# Broadsheet on .*$/m,
      "# Broadsheet on Cloudflare Workers. Two Workers of one account need different names.",
    ],
    [/^namespace_id = .*$/m, `namespace_id = "${counters(name)}"`],
  ] as const;
  return lines.reduce((text, [line, instead]) => {
    if (!line.test(text)) throw new Error(`wrangler.toml has no line like ${line}`);
    return text.replace(line, instead);
  }, ours);
}

/** A number for the counters of the rate limit: Workers of one account that have the same share them. */
function counters(name: string): number {
  const sum = [...name].reduce((hash, one) => (hash * 31 + (one.codePointAt(0) ?? 0)) % 999_983, 7);
  return 1000 + sum;
}

/**
 * Writes the files of a site. Nothing is written over: if one of them is there, none is written.
 *
 * @returns the paths that are taken; none if the site was written
 */
export async function createSite(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<readonly string[]> {
  const taken = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (taken.length > 0) return taken;
  for (const [path, data] of files) {
    await makeFolder(dirname(join(folder, path)));
    await writeFile(join(folder, path), data, { flag: "wx" });
  }
  return [];
}

/** Step by step, because the recursive `mkdir` of Node never returns in a folder such as `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder);
}
