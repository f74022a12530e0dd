import { authorKey, languageKey, topicKey } from "../../catalogue/series.ts";
import {
  encodeVolume,
  type Form,
  forms,
  pieceCount,
  pieceRange,
  seriesForms,
  volumePath,
  volumeSize,
} from "../../catalogue/volume.ts";
import { hashOf, type PressedArticle } from "../entries/pressed.ts";
import { authorSlugs } from "./press-index.ts";

/** A file of an edition, under its path among the assets. Its bytes are made when they are asked for. */
export interface AssetFile {
  readonly path: string;
  /** Names the bytes, without making them. */
  readonly hash: string;
  /** @param take gives the memory for bytes that are to be made */
  bytes(take?: (length: number) => Uint8Array<ArrayBuffer>): Uint8Array;
}

/** The volumes of every series, from articles that are in order of publication. */
export function pressVolumes(rows: readonly PressedArticle[]): AssetFile[] {
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
    ...volumesOf("all", rows, forms),
    ...[...members].flatMap(([key, list]) => volumesOf(key, list, seriesForms)),
  ];
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
        hash: nameOf(pieces.map(({ hash }) => hash)),
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

/**
 * The hash that a volume with these bytes has as a file of an edition.
 *
 * @throws RangeError where this is not a volume
 */
export function volumeHash(volume: Uint8Array): string {
  const hashes: string[] = [];
  let end = 0;
  for (let position = 0; position < pieceCount(volume); position++) {
    const [start, pieceEnd] = pieceRange(volume, position);
    if (pieceEnd > volume.length) throw new RangeError("a piece ends outside of its volume");
    end = pieceEnd;
    hashes.push(hashOf(volume.subarray(start, end)));
  }
  if (end !== volume.length) throw new RangeError("a volume ends elsewhere");
  return nameOf(hashes);
}

function nameOf(hashes: readonly string[]): string {
  return hashOf(hashes.join());
}
