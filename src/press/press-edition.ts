import type { Index, Preview } from "../catalogue/index-file.ts";
import { encodeVolume, type Form, forms, volumePath, volumeSize } from "../catalogue/volume.ts";
import type { Manuscript, MediaFile, Publication } from "../content/manuscript.ts";
import { notFoundPage } from "../pages/not-found.tsx";
import { type PressedArticle, pressArticle } from "./press-article.ts";

/** A file of an edition, under its path among the assets. */
export interface PressedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All that is deployed together: index, volumes, media. The same content makes the same bytes. */
export interface Edition {
  readonly index: Index;
  readonly files: readonly PressedFile[];
  readonly media: readonly MediaFile[];
}

/**
 * Presses a whole publication.
 *
 * @param preview whether drafts are pressed too, for development, and who sees them
 */
export function pressEdition(
  { channel, manuscripts }: Publication,
  preview: Preview = "none",
): Edition {
  const ordered = manuscripts
    .filter(({ article }) => preview !== "none" || !article.draft)
    .sort(inOrderOfPublication);
  const pressed = ordered.map((manuscript) => pressArticle(channel, manuscript));
  const articles = ordered.map(({ article }) => article);
  const positions = new Map(channel.topics.map(({ slug }, position) => [slug, position]));
  const topicVolumes = channel.topics.flatMap(({ slug }) =>
    volumesOf(
      `topics/${slug}`,
      pressed.filter((_, row) => articles[row]?.topics.includes(slug)),
      forms.filter((form) => form !== "page"),
    ),
  );
  return {
    index: {
      channel,
      preview,
      slug: articles.map(({ slug }) => slug),
      published: articles.map(({ published }) => published),
      updated: articles.map(({ updated }) => updated),
      topics: articles.map(({ topics }) => topics.flatMap((slug) => positions.get(slug) ?? [])),
      codes: pressed.map(({ code }) => code).join(""),
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
      ...volumesOf("all", pressed, forms),
      ...topicVolumes,
      { path: "/404.html", bytes: encoder.encode(notFoundPage(channel)) },
    ],
    media: [
      ...new Map(ordered.flatMap(({ media }) => media).map((file) => [file.path, file])).values(),
    ],
  };
}

function inOrderOfPublication(a: Manuscript, b: Manuscript): number {
  return a.article.published - b.article.published || (a.article.slug < b.article.slug ? -1 : 1);
}

const encoder = new TextEncoder();

function volumesOf(
  series: string,
  pressed: readonly PressedArticle[],
  inForms: readonly Form[],
): PressedFile[] {
  const files: PressedFile[] = [];
  for (let volume = 0; volume * volumeSize < pressed.length; volume++) {
    const articles = pressed.slice(volume * volumeSize, (volume + 1) * volumeSize);
    for (const form of inForms) {
      files.push({
        path: volumePath(series, volume, form),
        bytes: encodeVolume(articles.map(({ pieces }) => encoder.encode(pieces[form]))),
      });
    }
  }
  return files;
}
