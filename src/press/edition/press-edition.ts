import { apiPath, describeApi } from "../../api/describe-api.ts";
import { type Channel, feedEntries } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import type { LinkedPage } from "../../article/standing-page.ts";
import type { Index, Preview } from "../../catalogue/edition-file.ts";
import type { Lineage } from "../../catalogue/lineage.ts";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import type { MediaFile } from "../../content/manuscript.ts";
import { generator } from "../../feed/xml/head-elements.ts";
import type { PressedPage } from "../entries/press-page.ts";
import { firstSlug, hashOf, type PressedArticle } from "../entries/pressed.ts";
import type { PastEditions } from "../lineage/past-editions.ts";
import { pressIndex } from "./press-index.ts";
import { type AssetFile, pageVolumes, pressVolumes } from "./press-volumes.ts";

/** What is deployed together: index, volumes and media. The same content makes the same bytes. */
export interface Edition {
  readonly index: Index;
  /** When it was pressed. If the previous edition was the same, the moment of that one. */
  readonly pressed: Instant;
  /** How it differs from the editions before it; undefined in a preview. */
  readonly line?: { readonly lineage: Lineage; readonly memory: PastEditions } | undefined;
  /** The articles, in the order of the index's rows. */
  readonly rows: readonly PressedArticle[];
  readonly files: readonly AssetFile[];
  readonly media: readonly MediaFile[];
}

/**
 * Binds pressed articles, in any order, into an edition.
 *
 * @param pressedPages in the order of their menus
 * @param preview whether the edition holds drafts, for development, and who sees them
 * @param served files that belong to no article, such as icons
 * @param moment when it is pressed
 */
export function pressEdition(
  channel: Channel,
  pressed: readonly PressedArticle[],
  pressedPages: readonly PressedPage[],
  preview: Preview,
  served: readonly ServedFile[] = [],
  moment: Instant = 0,
): Edition {
  const rows = pressed
    .filter(({ article }) => preview !== "none" || !article.draft)
    .sort(inOrderOfPublication);
  const pages = pressedPages.filter(({ page }) => preview !== "none" || !page.draft);
  const linked = pages.map(({ page }) => page);
  return {
    rows,
    pressed: moment,
    index: pressIndex(channel, rows, linked, preview),
    files: [
      ...pressVolumes(rows, feedEntries(channel)),
      ...pageVolumes(pages),
      ...[description(channel, linked), ...served].map(({ path, bytes }) => ({
        path,
        hash: hashOf(bytes),
        bytes: () => bytes,
      })),
    ],
    media: [
      ...new Map(
        [...rows, ...pages].flatMap(({ media }) => media).map((file) => [file.path, file]),
      ).values(),
    ],
  };
}

/** The description of the site for programs. */
function description(channel: Channel, pages: readonly LinkedPage[]): ServedFile {
  const text = `${JSON.stringify(describeApi(channel, generator.version, pages), null, 2)}\n`;
  return { path: apiPath, bytes: new TextEncoder().encode(text) };
}

/** By date, then by the first slug, which never changes: cursors rely on a stable order. */
function inOrderOfPublication({ article: a }: PressedArticle, { article: b }: PressedArticle) {
  return a.published - b.published || (firstSlug(a) < firstSlug(b) ? -1 : 1);
}
