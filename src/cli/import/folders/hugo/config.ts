import { textOf, textsOf } from "../fields.ts";
import { type Data, readData, record } from "../front-matter.ts";
import { siteAddress } from "../site.ts";
import type { SourceFolder } from "../source-folder.ts";

/** One of the languages of a Hugo site. */
export interface HugoLanguage {
  /** As in the names of files: `zh`. */
  readonly key: string;
  /** BCP 47 language tag. */
  readonly tag: string;
  readonly contentDir: string;
  /** Ends with a slash and has the path of the language; undefined if the site does not say it. */
  readonly address: string | undefined;
  /** The path of the language below the address of the site: `/` or `/zh/`. */
  readonly prefix: string;
}

/** What the settings of a Hugo site say about its content. All keys of settings are in lower case. */
export interface HugoConfig {
  /** The first is the default language. */
  readonly languages: readonly HugoLanguage[];
  readonly timeZone: string;
  /** By section: `{ posts: "/:year/:slug/" }`. */
  readonly permalinks: Readonly<Record<string, string>>;
  /** The sections with articles; undefined if the settings do not name them. */
  readonly mainSections: readonly string[] | undefined;
  /** The fields of front matter that hold labels. */
  readonly taxonomies: readonly string[];
  /** The fields that give the date, in order; `:filename` stands for the name of the file. */
  readonly dateFields: readonly string[];
  readonly params: Data;
  readonly staticDirs: readonly string[];
  readonly lowerCase: boolean;
  readonly withoutAccents: boolean;
  readonly ugly: boolean;
  /** The file to complete if the address is missing. */
  readonly file: string;
  readonly losses: readonly {
    readonly file: string;
    readonly line?: number;
    readonly reason: string;
  }[];
}

const rootFile = /^(?:hugo|config)\.(toml|ya?ml|json)$/;
const partFile = /^config\/(?:_default|production)\/([\w-]+)(?:\.([\w-]+))?\.(toml|ya?ml|json)$/;

/**
 * Reads the settings of a Hugo site; undefined if the folder has none.
 *
 * @param fallback the address of the site if the settings do not say it
 */
export async function readHugoConfig(
  folder: SourceFolder,
  fallback: string | undefined,
): Promise<HugoConfig | undefined> {
  const files = folder.files.filter((file) => rootFile.test(file) || partFile.test(file));
  const [file] = files;
  if (file === undefined) return undefined;
  const losses: { file: string; line?: number; reason: string }[] = [];
  let settings: Data = {};
  for (const name of files) {
    const text = await folder.read(name);
    if ("unreadable" in text) {
      losses.push({ file: name, reason: text.unreadable });
      continue;
    }
    const ending = name.endsWith("toml") ? "toml" : name.endsWith("json") ? "json" : "yaml";
    const read = readData(text.text, ending);
    if ("mistake" in read) {
      const where = read.line === undefined ? {} : { line: read.line };
      losses.push({
        file: name,
        ...where,
        reason: `the settings cannot be read (${read.mistake})`,
      });
      continue;
    }
    settings = merged(settings, inItsPlace(name, lowerKeys(read.data)));
  }
  if (record(settings["module"])["mounts"] !== undefined) {
    losses.push({ file, reason: "the settings mount other folders, which were not read" });
  }
  return { ...configOf(settings, fallback), file, losses };
}

/** `config/_default/params.toml` holds what the main file has below `params`. */
function inItsPlace(file: string, data: Data): Data {
  const [, part = "hugo", language] = partFile.exec(file) ?? [];
  if (/^(?:hugo|config)$/.test(part)) return data;
  if (language !== undefined) {
    const own = part === "languages" ? data : { [part]: data };
    return { languages: { [language]: own } };
  }
  return { [part.toLowerCase()]: data };
}

function configOf(settings: Data, fallback: string | undefined) {
  const params = record(settings["params"]);
  const written = record(settings["permalinks"]);
  const main = settings["mainsections"] ?? params["mainsections"];
  const taxonomies = record(settings["taxonomies"]);
  const frontMatter = textsOf(record(settings["frontmatter"])["date"]);
  return {
    languages: languagesOf(settings, fallback),
    timeZone: zoneOf(textOf(settings["timezone"])) ?? "UTC",
    permalinks: Object.fromEntries(
      Object.entries({ ...written, ...record(written["page"]) }).flatMap(([section, pattern]) =>
        typeof pattern === "string" ? [[section, pattern]] : [],
      ),
    ),
    mainSections: main === undefined ? undefined : textsOf(main),
    taxonomies:
      Object.keys(taxonomies).length > 0
        ? Object.values(taxonomies).flatMap(textsOf)
        : ["categories", "tags"],
    dateFields: frontMatter.length > 0 ? frontMatter : [":default"],
    params,
    staticDirs: textsOf(settings["staticdir"] ?? "static"),
    lowerCase: settings["disablepathtolower"] !== true,
    withoutAccents: settings["removepathaccents"] === true,
    ugly: settings["uglyurls"] === true,
  };
}

function zoneOf(name: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) && name;
  } catch {
    return undefined;
  }
}

function languagesOf(settings: Data, given: string | undefined): HugoLanguage[] {
  const fallback = textOf(settings["defaultcontentlanguage"])?.toLowerCase() ?? "en";
  const listed = Object.entries(record(settings["languages"])).filter(
    ([, about]) => record(about)["disabled"] !== true,
  );
  const all: [string, unknown][] = listed.some(([key]) => key === fallback)
    ? listed
    : [[fallback, {}], ...listed];
  const inFolder = settings["defaultcontentlanguageinsubdir"] === true;
  return all
    .map(([key, about]): HugoLanguage => {
      const own = record(about);
      const code = textOf(own["languagecode"] ?? own["locale"]);
      const general =
        key === fallback ? textOf(settings["languagecode"] ?? settings["locale"]) : undefined;
      const prefix = key === fallback && !inFolder ? "/" : `/${key}/`;
      const ownAddress = siteAddress(textOf(own["baseurl"]));
      const site = ownAddress ?? siteAddress(textOf(settings["baseurl"])) ?? siteAddress(given);
      return {
        key,
        tag: code ?? general ?? key,
        contentDir: withoutSlashes(
          textOf(own["contentdir"]) ?? textOf(settings["contentdir"]) ?? "content",
        ),
        address: site,
        // A language with a host of its own has no path.
        prefix: ownAddress === undefined || listed.length === 1 ? prefix : "/",
      };
    })
    .toSorted((a, b) => Number(b.key === fallback) - Number(a.key === fallback));
}

function withoutSlashes(folder: string): string {
  return folder.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
}

function lowerKeys(value: Data): Data {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.toLowerCase(),
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? lowerKeys(record(inner))
        : inner,
    ]),
  );
}

function merged(first: Data, second: Data): Data {
  const both = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const [before, after] = [record(both[key]), record(value)];
    both[key] = Object.keys(after).length > 0 ? merged(before, after) : value;
  }
  return both;
}
