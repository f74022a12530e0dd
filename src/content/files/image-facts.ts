import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { z } from "zod";
import { codeVersion, keepFile, seal, unseal } from "./keep-file.ts";

/** The facts about an image that passed inspection. Sizes are in pixels. */
const factsSchema = z.object({
  format: z.enum(["jpeg", "png", "webp", "avif", "gif", "svg"]),
  width: z.int().positive(),
  height: z.int().positive(),
  animated: z.boolean(),
  findings: z.array(z.object({ message: z.string(), fix: z.string() })),
});

export type ImageFacts = z.infer<typeof factsSchema>;

/** A name for the code that inspects images, so that results of other code are not reused. */
const version = `${codeVersion(import.meta.dirname)}-${sharp.versions.sharp}`;

/** Where results that are slow to compute are kept between runs. */
export interface Cache {
  /** Path of the folder. */
  readonly cache: string;
  /** Called for each damaged file in the cache. The file counts as missing and is made again. */
  readonly onDamage?: (() => void) | undefined;
}

/**
 * Reads the facts that an earlier run kept about an image; undefined if there are none.
 *
 * @param hash hexadecimal SHA-256 of the image's bytes
 */
export async function recallFacts(
  { cache, onDamage }: Cache,
  hash: string,
): Promise<ImageFacts | undefined> {
  const file = join(cache, nameOf(hash));
  try {
    return factsSchema.parse(unseal(hash, await readFile(file, "utf8")));
  } catch {
    if (existsSync(file)) onDamage?.();
    return undefined;
  }
}

/** Keeps the facts about an image for later runs. */
export async function keepFacts(cache: string, hash: string, facts: ImageFacts): Promise<void> {
  await keepFile(cache, nameOf(hash), seal(hash, facts));
}

function nameOf(hash: string): string {
  return `images/${version}/${hash}.json`;
}
