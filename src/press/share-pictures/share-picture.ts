import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { z } from "zod";
import type { Article } from "../../article/article.ts";
import { type Channel, findTopic } from "../../article/channel.ts";
import type { Rendition } from "../../article/picture.ts";
import { shareSize } from "../../article/site-pictures.ts";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import type { Cache } from "../../content/files/image-facts.ts";
import { codeVersion, keepFile, seal, unseal } from "../../content/files/keep-file.ts";
import type { MediaFile } from "../../content/manuscript.ts";
import { hashOf } from "../entries/pressed.ts";
import { drawSharePicture, type ShareContent, settableContent } from "./draw-share-picture.ts";

/** Names the code that draws. What other code kept is drawn again. */
const drawingCode = JSON.stringify([
  codeVersion(import.meta.dirname, join(import.meta.dirname, "../drawing")),
  sharp.versions,
]);

/** What stands for the publication in its pictures for sharing. */
export interface Mark {
  readonly bytes: Uint8Array;
  /** Whether it is the logo, which says the name, rather than the icon. */
  readonly isLogo: boolean;
}

/** The mark of a publication: its logo, or else its icon. */
export function markOf(channel: Channel, files: readonly ServedFile[]): Mark | undefined {
  const picture = channel.logo ?? channel.icon;
  const file = files.find(({ path }) => path === picture?.path);
  return file === undefined ? undefined : { bytes: file.bytes, isLogo: channel.logo !== undefined };
}

/** The content of a picture for an article, or of the publication's own. */
function contentOf(
  channel: Channel,
  article: Pick<Article, "title" | "topics"> | undefined,
  mark: Mark | undefined,
): ShareContent {
  const [topic] = article?.topics ?? [];
  const title = topic === undefined ? undefined : findTopic(channel, topic)?.title;
  return {
    ...settableContent(article?.title, title, channel.title),
    accent: channel.accent,
    mark: mark?.bytes,
    markIsName: mark?.isLogo === true,
  };
}

/** Draws the publication's own picture for sharing. */
export function publicationPicture(channel: Channel, mark: Mark | undefined): Promise<Uint8Array> {
  return drawSharePicture(contentOf(channel, undefined, mark));
}

/** A drawn picture of an article, and the file that is served. */
export interface DrawnPicture {
  readonly rendition: Rendition;
  readonly media: MediaFile;
}

const keptSchema = z.object({ length: z.int().positive(), hash: z.string() });

/**
 * Draws the picture that other sites show when someone shares an article without a picture: its title, its
 * first topic and the publication's mark. Takes it from the cache if it was drawn before.
 *
 * @returns undefined if the typeface lacks a letter of the title, as for Chinese: such an article shows the
 * publication's own picture
 */
export async function articlePicture(
  channel: Channel,
  article: Pick<Article, "title" | "topics">,
  mark: Mark | undefined,
  { cache, onDamage }: Cache,
): Promise<DrawnPicture | undefined> {
  const content = contentOf(channel, article, mark);
  if (content.title === undefined) return undefined;
  const key = createHash("sha256")
    .update(drawingCode)
    .update(JSON.stringify({ ...content, mark: mark && hashOf(mark.bytes) }))
    .digest("hex");
  const name = `share/${key}`;
  const source = join(cache, `${name}.png`);
  const facts = (await recall(key, cache)) ?? (await drawAndKeep());
  const path = `/media/share-${facts.hash}-${shareSize.width}.png`;
  const { length } = facts;
  return {
    rendition: { path, type: "image/png", ...shareSize, length },
    media: { source, path, hash: facts.hash },
  };

  async function drawAndKeep() {
    if (existsSync(join(cache, `${name}.json`))) onDamage?.();
    const bytes = await drawSharePicture(content);
    const made = { length: bytes.length, hash: hashOf(bytes) };
    await keepFile(cache, `${name}.png`, bytes);
    await keepFile(cache, `${name}.json`, seal(key, made));
    return made;
  }
}

/** What is known of a picture that was drawn before, if its file is still what it was. */
async function recall(key: string, cache: string) {
  try {
    const file = join(cache, `share/${key}`);
    const kept = keptSchema.parse(unseal(key, await readFile(`${file}.json`, "utf8")));
    return hashOf(await readFile(`${file}.png`)) === kept.hash ? kept : undefined;
  } catch {
    return undefined;
  }
}
