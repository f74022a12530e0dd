import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import type { SourceImage } from "../content/manuscript.ts";
import { pipelineVersion, renderPicture } from "./renditions.ts";

const filesSchema = z
  .array(
    z.object({
      use: z.enum(["page", "feed"]),
      ending: z.enum(["webp", "jpg", "png"]),
      width: z.int().positive(),
      height: z.int().positive(),
      /** Bytes. */
      length: z.int().positive(),
    }),
  )
  .min(2);

/** An image that was changed or taken away after it had been read. */
export class ChangedImage extends Error {
  override readonly name = "ChangedImage";

  constructor({ file }: SourceImage, cause?: unknown) {
    super(`the image ${basename(file)} was changed or taken away in the meantime`, { cause });
  }
}

/** The finished files of an image. */
export interface FinishedFiles {
  /** Stands for the image's bytes and the pipeline that they went through. */
  readonly hash: string;
  readonly files: z.infer<typeof filesSchema>;
  /** Where a file of this width and ending lies. */
  locate(file: { readonly width: number; readonly ending: string }): string;
  /** True where the image was processed in this run. */
  readonly processed: boolean;
}

/**
 * Takes the finished files of an image from the cache, or makes them and keeps them there. Facts are
 * written after the files that they speak of, and everything aside first and then by renaming: a run
 * that was interrupted leaves nothing that a later one would take for whole.
 *
 * @param cache folder of the finished files of all images
 * @throws ChangedImage where the image is no longer what it was when it was read
 * @throws Error where it cannot be processed
 */
export async function finishedFiles(image: SourceImage, cache: string): Promise<FinishedFiles> {
  const hash = createHash("sha256").update(`${pipelineVersion}\n${image.hash}`).digest("hex");
  const folder = join(cache, "pictures", hash);
  const locate: FinishedFiles["locate"] = ({ width, ending }) => join(folder, `${width}.${ending}`);
  const facts = join(folder, "facts.json");
  const known = await recall(facts, locate);
  if (known !== undefined) return { hash, files: known, locate, processed: false };
  const bytes = await readFile(image.file).catch((cause: unknown) => {
    throw new ChangedImage(image, cause);
  });
  if (createHash("sha256").update(bytes).digest("hex") !== image.hash) {
    throw new ChangedImage(image);
  }
  const rendered = await renderPicture(image, bytes);
  for (const file of rendered) await put(locate(file), file.bytes);
  const files = rendered.map(({ bytes: { length }, ...file }) => ({ ...file, length }));
  await put(facts, JSON.stringify(files));
  return { hash, files, locate, processed: true };
}

async function recall(
  facts: string,
  locate: FinishedFiles["locate"],
): Promise<FinishedFiles["files"] | undefined> {
  try {
    const files = filesSchema.parse(JSON.parse(await readFile(facts, "utf8")));
    const lengths = await Promise.all(files.map(async (file) => (await stat(locate(file))).size));
    return files.every(({ length }, index) => length === lengths[index]) ? files : undefined;
  } catch {
    return undefined;
  }
}

async function put(file: string, content: string | Uint8Array): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(aside, content);
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}
