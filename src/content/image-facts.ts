import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { z } from "zod";
import { seal, unseal } from "./sealed.ts";

/** What is known of an image that was looked into and found good. */
const factsSchema = z.object({
  format: z.enum(["jpeg", "png", "webp", "avif", "gif", "svg"]),
  width: z.int().positive(),
  height: z.int().positive(),
  animated: z.boolean(),
  remarks: z.array(z.object({ message: z.string(), fix: z.string() })),
});

export type ImageFacts = z.infer<typeof factsSchema>;

/** Changes whenever an image could be found good or bad that was not before. */
const version = `2-${sharp.versions.sharp}`;

/** The folder in which what is slow to make is kept from one run to the next. */
export interface Cache {
  readonly cache: string;
  /** Told of what is damaged in there. It counts as not there, and is made again. */
  readonly onDamage?: (() => void) | undefined;
}

/**
 * What was found of an image with these bytes in an earlier run.
 *
 * @param hash hexadecimal SHA-256 of its bytes
 */
export async function recallFacts(
  { cache, onDamage }: Cache,
  hash: string,
): Promise<ImageFacts | undefined> {
  const file = factsFile(cache, hash);
  try {
    return factsSchema.parse(unseal(hash, await readFile(file, "utf8")));
  } catch {
    if (existsSync(file)) onDamage?.();
    return undefined;
  }
}

/** Keeps what was found for later runs, aside first and then by renaming. */
export async function keepFacts(cache: string, hash: string, facts: ImageFacts): Promise<void> {
  const file = factsFile(cache, hash);
  const aside = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(aside, seal(hash, facts));
  // Several articles may hold the same image: whoever comes first has written the same.
  await rename(aside, file).catch(() => rm(aside, { force: true }));
}

function factsFile(cache: string, hash: string): string {
  return join(cache, "images", version, `${hash}.json`);
}
