import { fieldsOf, textOf } from "../fields.ts";
import type { Document } from "../front-matter.ts";
import { basePathOf, innerLink, locateFile } from "../paths.ts";
import type { Described, FolderSystem, Pages, Site, Translated } from "../site.ts";
import { translateMarkdown, withoutMore } from "../translate-markdown.ts";
import { type HugoConfig, readHugoConfig } from "./config.ts";
import { describePage } from "./describe.ts";
import { type PagePath, pagePaths, References } from "./page-path.ts";
import { translateShortcodes } from "./shortcodes.ts";

/** Sites of Hugo. */
export const hugo: FolderSystem = {
  name: "Hugo",
  matches: (names) =>
    names.some((name) => /^(?:hugo|config)\.(?:toml|ya?ml|json)$/.test(name)) ||
    (names.includes("config") && names.includes("content")),
  async open(folder, { now, site }): Promise<Site | undefined> {
    const config = await readHugoConfig(folder, site);
    if (config === undefined) return undefined;
    const paths = pagePaths(folder.files, config);
    const references = new References(paths);
    const address = config.languages[0]?.address;
    const sections = config.mainSections ?? [];
    const roots = [
      ...config.staticDirs,
      "assets",
      ...config.languages.map((one) => one.contentDir),
    ];
    const locate = (path: string, from: string | undefined) =>
      locateFile(folder, path, from, roots, basePathOf(address));
    return {
      name: "a Hugo site",
      address,
      addressBelongs: [config.file, "baseURL"],
      losses: config.losses,
      // Readers also subscribe to sections, and most sites have one with all articles.
      feeds: ["", ...sections.map((section) => `${section}/`)].map((folder) => ({
        path: `${folder}index.xml`,
        to: "/rss.xml",
      })),
      files: [...paths.keys()],
      describe(file, document) {
        const path = paths.get(file);
        return path && describePage(document, path, config, now);
      },
      translate(file, document, about, pages) {
        const path = paths.get(file);
        if (path === undefined) return { format: "markdown", text: document.body, losses: [] };
        const isFile = (one: string) => locate(one, file) !== undefined;
        return translate(file, path, document, about, pages, { config, references, isFile });
      },
      locate,
    };
  },
};

interface HugoSite {
  readonly config: HugoConfig;
  readonly references: References;
  readonly isFile: (path: string) => boolean;
}

function translate(
  file: string,
  path: PagePath,
  { data, body }: Document,
  about: Described,
  pages: Pages,
  { config, references, isFile }: HugoSite,
): Translated {
  const fields = fieldsOf(data);
  const filled = translateShortcodes(body, {
    address(reference) {
      const [, page = "", fragment = ""] = /^([^#]*)(#.*)?$/s.exec(reference) ?? [];
      if (page === "") return fragment === "" ? undefined : fragment;
      const address = pages.get(references.find(page, path) ?? "")?.addresses[0];
      return address === undefined ? undefined : `${address}${fragment}`;
    },
    param: (name) => fields.text(name) ?? textOf(config.params[name.toLowerCase()]),
  });
  const text = withoutMore(filled.text);
  if (path.isHtml) return { format: "html", text, losses: filled.losses };
  const targets = { file, about, pages, home: config.languages[0]?.address, isFile };
  const link = (to: string) => innerLink(to, targets);
  const { text: translated, losses } = translateMarkdown(text, link);
  return { format: "markdown", text: translated, losses: [...filled.losses, ...losses] };
}
