import { fieldsOf } from "../fields.ts";
import type { Document } from "../front-matter.ts";
import { translateLiquid } from "../liquid.ts";
import { basePathOf, innerLink, locateFile } from "../paths.ts";
import type { Described, FolderSystem, Pages, Site, Translated } from "../site.ts";
import { translateMarkdown, withoutMore } from "../translate-markdown.ts";
import { type JekyllConfig, readJekyllConfig } from "./config.ts";
import { describeText, withDefaults } from "./describe.ts";
import { type FileKind, kindOfFile } from "./file-kind.ts";
import { kramdown, withoutExtensions } from "./kramdown.ts";
import { jekyllLiquid } from "./tags.ts";

/** Sites of Jekyll. */
export const jekyll: FolderSystem = {
  name: "Jekyll",
  // Hexo has a file of the same name, and scaffolds.
  matches: (names) =>
    !names.includes("scaffolds") &&
    names.some((name) => /^_config\.(?:ya?ml|toml)$|^_posts$/.test(name)),
  async open(folder, context): Promise<Site> {
    const config = await readJekyllConfig(folder, context.site);
    const timeZone = config.timeZone ?? context.timeZone;
    const locate = (path: string, from: string | undefined) =>
      locateFile(folder, path, from, [config.root], basePathOf(config.address));
    return {
      name: "a Jekyll site",
      address: config.address,
      addressBelongs: ["_config.yml", "url"],
      losses: config.losses,
      feeds: [{ path: config.feed, to: "/atom.xml" }],
      files: folder.files.filter((file) => kindOfFile(file, config) !== undefined),
      describe(file, document) {
        const kind = kindOfFile(file, config);
        return kind && describeText(file, document, kind, config, timeZone);
      },
      translate(file, document, about, pages) {
        const kind = kindOfFile(file, config);
        if (kind === undefined || kind.kind === "undated") {
          return { format: "markdown", text: document.body, losses: [] };
        }
        const isFile = (path: string) => locate(path, file) !== undefined;
        return translate(file, kind, document, about, pages, config, isFile);
      },
      locate,
    };
  },
};

function translate(
  file: string,
  kind: FileKind,
  document: Document,
  about: Described,
  pages: Pages,
  config: JekyllConfig,
  isFile: (path: string) => boolean,
): Translated {
  const data = withDefaults(file, document, kind, config);
  const isPlain = fieldsOf(data).flag("render_with_liquid") === false;
  const filled = isPlain
    ? { text: document.body, losses: [] }
    : translateLiquid(document.body, jekyllLiquid(data, about, pages, config));
  const text = withoutMore(filled.text);
  if (kind.isHtml) return { format: "html", text, losses: filled.losses };
  const targets = { file, about, pages, home: config.address, isFile };
  const link = (to: string) => innerLink(to, targets);
  const done = translateMarkdown(withoutExtensions(text), link, kramdown);
  return { format: "markdown", text: done.text, losses: [...filled.losses, ...done.losses] };
}
