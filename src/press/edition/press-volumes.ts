import {
  allVolumes,
  authorKey,
  languageKey,
  newestVolumes,
  type PressedSeries,
  pagesSeries,
  topicKey,
} from "../../catalogue/series.ts";
import {
  countOf,
  encodeVolume,
  type Form,
  forms,
  lineOf,
  pieceOf,
  seriesForms,
  volumePath,
} from "../../catalogue/volume.ts";
import type { PressedPage } from "../entries/press-page.ts";
import { hashOf, type Piece, type PressedArticle } from "../entries/pressed.ts";
import { authorSlugs } from "./press-index.ts";

/** A file of an edition. Its bytes are made on demand. */
export interface AssetFile {
  /** Its path among the assets, with a leading slash. */
  readonly path: string;
  /** Identifies the bytes, without making them. */
  readonly hash: string;
  /** @param take allocates memory for bytes that must be made */
  bytes(take?: (length: number) => Uint8Array<ArrayBuffer>): Uint8Array;
}

/**
 * The volumes of every series, from articles that are in order of publication.
 *
 * @param entries of a feed
 */
export function pressVolumes(rows: readonly PressedArticle[], entries: number): AssetFile[] {
  const members = new Map<string, PressedArticle[]>();
  for (const row of rows) {
    const { topics, language } = row.article;
    const keys = [
      ...topics.map(topicKey),
      ...authorSlugs(row.article).map(authorKey),
      languageKey(language),
    ];
    for (const key of keys) {
      const list = members.get(key);
      if (list === undefined) members.set(key, [row]);
      else list.push(row);
    }
  }
  return [
    ...volumesOf({ key: "all", ...allVolumes }, rows, forms),
    ...[...members].flatMap(([key, list]) =>
      volumesOf({ key, ...newestVolumes(list.length, entries) }, list, seriesForms),
    ),
  ];
}

/** The volumes of the standing pages. */
export function pageVolumes(pages: readonly PressedPage[]): AssetFile[] {
  return volumesOf(pagesSeries, pages, ["page"]);
}

function volumesOf<F extends Form>(
  { key, size, from }: Pick<PressedSeries, "key" | "size" | "from">,
  pressed: readonly { readonly pieces: Readonly<Record<F, Piece>> }[],
  inForms: readonly F[],
): AssetFile[] {
  return inForms.flatMap((form) => {
    const files: AssetFile[] = [];
    for (let start = from; start < pressed.length; start += size) {
      const pieces = pressed.slice(start, start + size).map((article) => article.pieces[form]);
      files.push({
        path: volumePath(key, start / size, form),
        hash: volumeHashOf(pieces.map(({ hash }) => hash)),
        bytes: (take) =>
          encodeVolume(
            pieces.map((piece) => piece.bytes()),
            take,
          ),
      });
    }
    return files;
  });
}

/**
 * The hash of a volume, from its bytes: the same as `AssetFile.hash`.
 *
 * @throws RangeError if the bytes are not a volume, or it is damaged
 */
export function volumeHash(volume: Uint8Array): string {
  const hashes: string[] = [];
  let end = 0;
  for (let position = 0; position < countOf(volume); position++) {
    hashes.push(hashOf(pieceOf(volume, position)));
    end = lineOf(volume, position).end;
  }
  if (end !== volume.length) throw new RangeError("a volume does not end with its last piece");
  return volumeHashOf(hashes);
}

function volumeHashOf(hashes: readonly string[]): string {
  return hashOf(hashes.join());
}
