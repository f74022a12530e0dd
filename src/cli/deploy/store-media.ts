import { readdirSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Instant } from "../../article/instant.ts";
import { fail, fileError, messageOf, type Result, succeed } from "../../content/content-error.ts";
import type { Bucket } from "../settings/media-bucket.ts";
import { BucketError, deleteMedia, putMedia, readMediaList, writeMediaList } from "./bucket.ts";
import { type MediaList, mediaListText, whenOnline, whenUploaded } from "./media-list.ts";
import { mediaFolder } from "./prepare-deployment.ts";

/** Cloudflare's API takes 1,200 requests in five minutes. The others are left to the deployment itself. */
const mostAtOnce = 1000;
/** Milliseconds. */
const pause = 5 * 60 * 1000;

/** The names of the media of the edition that is to be deployed. */
export function neededMedia(): string[] {
  return readdirSync(mediaFolder).sort();
}

/**
 * Uploads those media that the bucket lacks. Call this before the edition that needs them goes online.
 *
 * @param moment of the deployment
 * @returns what the bucket now holds
 */
export async function storeMedia(bucket: Bucket, moment: Instant): Promise<Result<MediaList>> {
  try {
    return succeed(await fillBucket(bucket, moment));
  } catch (cause) {
    if (!(cause instanceof BucketError)) throw cause;
    return fail(fileError("wrangler.toml", cause.message, cause.fix));
  }
}

async function fillBucket(bucket: Bucket, moment: Instant): Promise<MediaList> {
  let list = readMediaList(bucket);
  const keep = (next: MediaList) => {
    if (mediaListText(next) !== mediaListText(list)) writeMediaList(bucket, next);
    list = next;
  };
  const needed = neededMedia();
  const missing = needed.filter((name) => !list.has(name));
  let uploaded = 0;
  for (const batch of batchesOf(missing, mostAtOnce)) {
    if (uploaded > 0) await setTimeout(pause);
    putMedia(bucket, mediaFolder, batch);
    // After each batch, so that a deployment that was interrupted does not begin anew.
    keep(whenUploaded(list, batch, moment));
    uploaded += batch.length;
    console.log(`${uploaded} of ${missing.length} new files are in the bucket ${bucket.name}.`);
  }
  keep(whenUploaded(list, needed, moment));
  return list;
}

/**
 * Notes in the bucket which files the edition that is now online needs, and deletes those that no edition
 * has needed for long. Nothing here makes a deployment fail: the site is online all the same.
 *
 * @param list what the bucket holds
 * @returns what went wrong; undefined if nothing did
 */
export async function settleMedia(
  bucket: Bucket,
  list: MediaList,
  moment: Instant,
): Promise<string | undefined> {
  const settled = whenOnline(list, neededMedia(), moment);
  try {
    // First the list: a file that is on it must be there.
    if (mediaListText(settled.list) !== mediaListText(list)) writeMediaList(bucket, settled.list);
    await deleteMedia(bucket, settled.expired);
    return undefined;
  } catch (cause) {
    return `The site is online, but old files may have stayed in the bucket ${bucket.name}: ${messageOf(cause)}`;
  }
}

/** Cuts a list into parts of the same length; the last may be shorter. */
export function batchesOf<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most);
  return Array.from({ length: count }, (_, at) => all.slice(at * most, (at + 1) * most));
}
