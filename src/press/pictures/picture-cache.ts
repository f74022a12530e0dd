import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import sharp from "sharp";
import { z } from "zod";
import type { Cache } from "../../content/files/image-facts.ts";
import { codeVersion, keepFile, seal, unseal } from "../../content/files/keep-file.ts";
import type { SourceImage } from "../../content/manuscript.ts";
import { hashOf } from "../entries/pressed.ts";
import { pipelineVersion, renderPicture } from "./renditions.ts";

/** Names the code that makes renditions. What other code kept is made again. */
const renderingCode = JSON.stringify([
  codeVersion(import.meta.dirname, join(import.meta.dirname, "../../content/files")),
  sharp.versions,
]);

const filesSchema = z
  .array(
    z.object({
      use: z.enum(["page", "feed", "both"]),
      ending: z.enum(["webp", "jpg", "png"]),
      width: z.int().positive(),
      height: z.int().positive(),
      /** Bytes. */
      length: z.int().positive(),
      /** The fingerprint of its bytes. */
      hash: z.string(),
    }),
  )
  .min(1);

/** An image that was changed or removed after it was read. */
export class ChangedImage extends Error {
  override readonly name = "ChangedImage";

  constructor({ file }: SourceImage, cause?: unknown) {
    super(`the image ${basename(file)} was changed or taken away in the meantime`, { cause });
  }
}

/** What names a finished file. */
interface Named {
  /** Pixels. */
  readonly width: number;
  readonly ending: string;
}

/** The finished files of an image. */
export interface FinishedFiles {
  /** Identifies the image's bytes and the version of the pipeline. */
  readonly hash: string;
  readonly files: z.infer<typeof filesSchema>;
  /** The path of the file of this width and ending. */
  locate(file: Named): string;
  /** True where the image was processed in this run. */
  readonly processed: boolean;
}

/**
 * Takes the finished files of an image from the cache, or makes them and keeps them there. Each file is
 * written under another name and renamed, and the list of files comes last. So a later run never mistakes
 * what an interrupted run left for complete. Files are made again if the list is damaged, or if a file
 * does not match its hash in the list.
 *
 * @param isShownSmall whether pages also show it small, for which it has more files
 * @throws ChangedImage if the image has changed since it was read
 * @throws Error if it cannot be processed
 */
export async function finishedFiles(
  image: SourceImage,
  isShownSmall: boolean,
  { cache, onDamage }: Cache,
): Promise<FinishedFiles> {
  const hash = createHash("sha256").update(`${pipelineVersion}\n${image.hash}`).digest("hex");
  const key = createHash("sha256")
    .update(`${renderingCode}\n${hash}\n${isShownSmall}`)
    .digest("hex");
  const folder = `pictures/${key}`;
  const nameOf = ({ width, ending }: Named) => `${folder}/${width}.${ending}`;
  const locate = (file: Named) => join(cache, nameOf(file));
  const list = join(cache, folder, "files.json");
  const known = await recall(key, list, locate);
  if (known === undefined && existsSync(list)) onDamage?.();
  if (known !== undefined) return { hash, files: known, locate, processed: false };
  const bytes = await readFile(image.file).catch((cause: unknown) => {
    throw new ChangedImage(image, cause);
  });
  if (createHash("sha256").update(bytes).digest("hex") !== image.hash) {
    throw new ChangedImage(image);
  }
  const rendered = await renderPicture(image, bytes, { isShownSmall });
  for (const file of rendered) await keepFile(cache, nameOf(file), file.bytes);
  const files = rendered.map(({ bytes, ...file }) => ({
    ...file,
    length: bytes.length,
    hash: hashOf(bytes),
  }));
  await keepFile(cache, `${folder}/files.json`, seal(key, files));
  return { hash, files, locate, processed: true };
}

async function recall(
  key: string,
  list: string,
  locate: FinishedFiles["locate"],
): Promise<FinishedFiles["files"] | undefined> {
  try {
    const files = filesSchema.parse(unseal(key, await readFile(list, "utf8")));
    for (const file of files) {
      if (hashOf(await readFile(locate(file))) !== file.hash) return undefined;
    }
    return files;
  } catch {
    return undefined;
  }
}
