import type { Channel } from "../article/channel.ts";
import type { Index, Preview } from "../catalogue/index-file.ts";
import {
  encodeVolume,
  type Form,
  forms,
  seriesForms,
  volumePath,
  volumeSize,
} from "../catalogue/volume.ts";
import type { ServedFile } from "../content/emblems.ts";
import type { MediaFile } from "../content/manuscript.ts";
import { notFoundPage } from "../pages/not-found.tsx";
import { hashOf, type PressedArticle } from "./pressed.ts";

/** A file of an edition, under its path among the assets. Its bytes are made when they are asked for. */
export interface AssetFile {
  readonly path: string;
  /** Names the bytes, without making them. */
  readonly hash: string;
  /** @param take gives the memory for bytes that are to be made */
  bytes(take?: (length: number) => Uint8Array<ArrayBuffer>): Uint8Array;
}

/** All that is deployed together: index, volumes, media. The same content makes the same bytes. */
export interface Edition {
  readonly index: Index;
  /** The articles in the index's rows. */
  readonly rows: readonly PressedArticle[];
  readonly files: readonly AssetFile[];
  readonly media: readonly MediaFile[];
}

/**
 * Binds pressed articles, in any order, into an edition.
 *
 * @param preview whether drafts are part of it, for development, and who sees them
 * @param served what is served for the channel itself
 */
export function pressEdition(
  channel: Channel,
  pressed: readonly PressedArticle[],
  preview: Preview,
  served: readonly ServedFile[] = [],
): Edition {
  const rows = pressed
    .filter(({ article }) => preview !== "none" || !article.draft)
    .sort(inOrderOfPublication);
  const articles = rows.map(({ article }) => article);
  const positions = new Map(channel.topics.map(({ slug }, position) => [slug, position]));
  const ofTopic = Map.groupBy(
    rows.flatMap((row) => row.article.topics.map((slug) => ({ slug, row }))),
    ({ slug }) => slug,
  );
  const notFound = notFoundPage(channel);
  return {
    rows,
    index: {
      channel,
      preview,
      slug: articles.map(({ slug }) => slug),
      published: articles.map(({ published }) => published),
      updated: articles.map(({ updated }) => updated),
      topics: articles.map(({ topics }) => topics.flatMap((slug) => positions.get(slug) ?? [])),
      codes: rows.map(({ code }) => code).join(""),
      drafts: articles.flatMap(({ draft }, row) => (draft ? row : [])),
      expires: articles.flatMap(({ expires }, row) =>
        expires === undefined ? [] : ([[row, expires]] as const),
      ),
      withdrawn: articles.flatMap(({ withdrawn }, row) =>
        withdrawn === undefined ? [] : ([[row, withdrawn.date]] as const),
      ),
      aliases: articles.flatMap(({ aliases }, row) =>
        aliases.map((alias) => [alias, row] as const),
      ),
    },
    files: [
      ...volumesOf("all", rows, forms),
      ...channel.topics.flatMap(({ slug }) =>
        volumesOf(
          `topics/${slug}`,
          (ofTopic.get(slug) ?? []).map(({ row }) => row),
          seriesForms,
        ),
      ),
      ...served.map(({ path, bytes }) => ({ path, hash: path, bytes: () => bytes })),
      {
        path: "/404.html",
        hash: hashOf(notFound),
        bytes: () => new TextEncoder().encode(notFound),
      },
    ],
    media: [
      ...new Map(rows.flatMap(({ media }) => media).map((file) => [file.path, file])).values(),
    ],
  };
}

function inOrderOfPublication(a: PressedArticle, b: PressedArticle): number {
  return a.article.published - b.article.published || (a.article.slug < b.article.slug ? -1 : 1);
}

function volumesOf(
  series: string,
  pressed: readonly PressedArticle[],
  inForms: readonly Form[],
): AssetFile[] {
  const files: AssetFile[] = [];
  for (let volume = 0; volume * volumeSize < pressed.length; volume++) {
    const articles = pressed.slice(volume * volumeSize, (volume + 1) * volumeSize);
    for (const form of inForms) {
      const pieces = articles.map((article) => article.pieces[form]);
      files.push({
        path: volumePath(series, volume, form),
        hash: hashOf(pieces.map(({ hash }) => hash).join()),
        bytes: (take) =>
          encodeVolume(
            pieces.map((piece) => piece.bytes()),
            take,
          ),
      });
    }
  }
  return files;
}
