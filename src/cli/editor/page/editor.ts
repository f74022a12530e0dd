import CMS from "@sveltia/cms";
import { languageKey } from "../../../language/spoken.ts";
import type { EditorData } from "../data.ts";
import { textFormat, yamlFormat } from "../files/formats.ts";
import { withPicturesInText } from "./add-pictures.ts";
import { addressControl } from "./address.ts";
import { type ChangeTarget, refuseFiles } from "./refuse-files.ts";
import { type SpokenPage, say } from "./say.ts";

/*
 * The script of the editor's page. It runs in the browser, where it fetches the configuration in the language
 * of the editor, teaches Sveltia CMS our files, and starts it.
 */

/** What this script needs of the browser, whose types the Worker's would contradict. */
declare const document: SpokenPage &
  ChangeTarget & {
    readonly documentElement: { lang: string; readonly dataset: { readonly languages?: string } };
  };
declare const location: { readonly search: string };
declare const localStorage: { getItem(key: string): string | null };
declare const navigator: { readonly languages: readonly string[] };

const language = chosenLanguage();
document.documentElement.lang = language;
const response = await fetch(`data/${olderYear()}${language}.json`, { cache: "no-store" });
const data = await response.json<EditorData>();
if ("problems" in data) show(data.heading, data.problems);
else start(data);

/** Starts Sveltia CMS. */
function start({ configuration, texts, files }: Exclude<EditorData, { problems: unknown }>): void {
  for (const [name, options] of Object.entries(texts)) {
    CMS.registerCustomFormat(name, "md", textFormat(options));
  }
  for (const [name, options] of Object.entries(files)) {
    CMS.registerCustomFormat(name, "yaml", yamlFormat(options));
  }
  const line = CMS.getFieldType("string")?.control;
  CMS.registerFieldType("address", line === undefined ? "string" : addressControl(line));
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const form = withPicturesInText(entry.toJS().data);
      return form === undefined ? undefined : entry.set("data", form);
    },
  });
  refuseFiles(document, (findings) =>
    say(
      document,
      findings.flatMap(({ message, fix }) => [
        `${message}.`,
        `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.`,
      ]),
    ),
  );
  void CMS.init({ config: configuration });
}

/**
 * The folder of the configuration with an older year, if the address asks for one. Nothing else of the address may
 * get into another one: when people sign in, it holds a code of the Git host.
 */
function olderYear(): string {
  const year = new URLSearchParams(location.search).get("year") ?? "";
  return /^\d{4}$/.test(year) ? `${year}/` : "";
}

/** Shows why there is no editor. */
function show(heading: string, problems: readonly string[]): void {
  const title = document.createElement("h1");
  title.textContent = heading;
  const list = document.createElement("pre");
  list.textContent = problems.join("\n\n");
  document.body.append(title, list);
}

/** The language that the editor is in: the one chosen in its settings, or the browser's. */
function chosenLanguage(): string {
  const spoken = (document.documentElement.dataset.languages ?? "en").split(" ");
  const chosen = /"locale":"([\w-]+)"/.exec(localStorage.getItem("sveltia-cms.prefs") ?? "")?.[1];
  const wanted = [chosen, ...navigator.languages].flatMap((tag) => {
    try {
      return tag === undefined || tag === "auto" ? [] : languageKey(tag);
    } catch {
      // Some browsers name a language that is no tag, such as en-US@posix.
      return [];
    }
  });
  return wanted.find((tag) => spoken.includes(tag)) ?? "en";
}
