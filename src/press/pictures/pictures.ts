import { availableParallelism } from "node:os";
import { basename, extname } from "node:path";
import pMap from "p-map";
import { mediaName, mediaTypeOf } from "../../article/files.ts";
import type { Picture, Rendition } from "../../article/picture.ts";
import { DrawingError } from "../../content/files/draw-svg.ts";
import type { Cache } from "../../content/files/image-facts.ts";
import type { Manuscript, MediaFile, SourceImage } from "../../content/manuscript.ts";
import { PressError } from "../press-error.ts";
import { ChangedImage, type FinishedFiles, finishedFiles } from "./picture-cache.ts";
import { shownSmall } from "./shown-small.ts";

/** Pictures by the path of the image that they are made of. */
export type Pictures = ReadonlyMap<string, Picture>;

/** The pictures of a publication, and how many had to be made. */
export interface PressedPictures {
  readonly pictures: Pictures;
  /** Their files, and the paths under which they are served. */
  readonly media: readonly MediaFile[];
  /** How many images were processed; the others were found in the cache. */
  readonly processed: number;
}

/**
 * Makes a picture of each image of the manuscripts, or takes it from the cache. Images with the same
 * bytes are processed once.
 *
 * @param workers how many images are processed at a time; each may take 400 MB
 * @throws PressError where an image cannot be processed, or has changed since it was read
 */
export async function pressPictures(
  manuscripts: readonly Pick<Manuscript, "file" | "body" | "images" | "lead">[],
  cache: Cache,
  workers: number = Math.min(4, availableParallelism()),
): Promise<PressedPictures> {
  const names = new Map<string, Set<string>>();
  const first = new Map<string, { readonly image: SourceImage; readonly usedBy: string }>();
  const small = new Set<string>();
  for (const manuscript of manuscripts) {
    const { file: usedBy, images, lead } = manuscript;
    for (const { hash } of shownSmall(manuscript)) small.add(hash);
    for (const image of [...images.values(), ...(lead === undefined ? [] : [lead.image])]) {
      if (!first.has(image.hash)) first.set(image.hash, { image, usedBy });
      names.set(image.hash, (names.get(image.hash) ?? new Set()).add(image.file));
    }
  }
  const finished = await pMap(
    first.values(),
    async ({ image, usedBy }) => {
      try {
        return { image, made: await finishedFiles(image, small.has(image.hash), cache) };
      } catch (cause) {
        if (cause instanceof ChangedImage) throw new PressError(usedBy, cause, "build again");
        if (cause instanceof DrawingError) throw new PressError(usedBy, cause, cause.fix);
        throw new PressError(usedBy, cause);
      }
    },
    { concurrency: workers },
  );
  const pictures = new Map<string, Picture>();
  const media: MediaFile[] = [];
  for (const { image, made } of finished) {
    for (const file of names.get(image.hash) ?? []) {
      const { picture, served } = named(file, made);
      pictures.set(file, picture);
      media.push(...served);
    }
  }
  return {
    pictures,
    media: media.sort((a, b) => (a.path < b.path ? -1 : 1)),
    processed: finished.filter(({ made }) => made.processed).length,
  };
}

/** The picture that finished files make under the name of an image. */
function named(
  file: string,
  { files, hash, locate }: FinishedFiles,
): { readonly picture: Picture; readonly served: readonly MediaFile[] } {
  const base = `/media/${mediaName(basename(file, extname(file)))}-${hash.slice(0, 16)}`;
  const served = files.map((one) => ({
    source: locate(one),
    path: `${base}-${one.width}.${one.ending}`,
    hash: one.hash,
  }));
  const renditions = (use: "page" | "feed"): Rendition[] =>
    files
      .filter((one) => one.use === use || one.use === "both")
      .map(({ width, height, length, ending }) => {
        const path = `${base}-${width}.${ending}`;
        return { path, type: mediaTypeOf(path), width, height, length };
      });
  const [feed] = renditions("feed");
  if (feed === undefined) throw new Error(`${file} has no rendition for feeds`);
  return { picture: { renditions: renditions("page"), feed }, served };
}
