import { createApp } from "../../../src/app/app.ts";
import type { Instant } from "../../../src/article/instant.ts";
import { checkContent } from "../../../src/cli/check/check-content.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { contentFolder } from "../../support/content-folder.ts";
import type { Ask } from "../../support/exchange.ts";
import { pressedAssets } from "../../support/fake-assets.ts";
import { pressFolder } from "../../support/fixtures.ts";
import type { Files } from "./fixture-files.ts";

/** The files of `content/`, by their paths in it. */
export function inContent(files: Files): Files {
  const found = Object.entries(files).flatMap(([path, bytes]) =>
    path.startsWith("content/") ? [[path.slice("content/".length), bytes] as const] : [],
  );
  return Object.fromEntries(found);
}

/** An item of a JSON Feed, as far as tests look at it. */
export interface Item {
  readonly title: string;
  readonly content_html: string;
}

/** What `check` says of a copy of these files, and the site that is pressed from it. */
export async function publish(files: Files) {
  const folder = await contentFolder(inContent(files));
  const siteAt = async (now: Instant): Promise<Ask> => {
    const { edition, catalogue } = await pressFolder(folder);
    const app = createApp(catalogue, () => now);
    const ASSETS = pressedAssets(edition);
    return async (path, init) => app.request(path, init, { ASSETS });
  };
  return {
    /** Everything that `check` finds at a moment, as a person reads it. */
    findings: async (now: Instant): Promise<string[]> =>
      (await checkContent(folder, now)).reports.map(formatError),
    /** The site as its readers see it at a moment. */
    siteAt,
    /** The article of a title in the feed of everything, at a moment. */
    itemAt: async (now: Instant, title: string): Promise<Item | undefined> => {
      const answer = await (await siteAt(now))("/feed.json", {});
      const feed: { readonly items: readonly Item[] } = JSON.parse(await answer.text());
      return feed.items.find((item) => item.title === title);
    },
  };
}

/** The text of a file. It fails if there is none. */
export function textOf(files: Files, path: string): string {
  const bytes = files[path];
  if (bytes === undefined) {
    throw new Error(`there is no ${path}, only\n${Object.keys(files).join("\n")}`);
  }
  return new TextDecoder().decode(bytes);
}
