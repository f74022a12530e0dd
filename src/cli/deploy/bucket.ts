import { execFile, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import pMap from "p-map";
import { fileTypeOf } from "../../article/files.ts";
import { deploymentFolder } from "../build/edition-folders.ts";
import type { Bucket } from "../settings/media-bucket.ts";
import { listKey, type MediaList, mediaListText, parseMediaList } from "./media-list.ts";

/** Why a bucket cannot be used, and what to do. Both are sentences without a full stop. */
export class BucketError extends Error {
  override readonly name = "BucketError";

  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

/** Reads which files a bucket holds. Makes the bucket if it is missing. */
export function readMediaList(bucket: Bucket): MediaList {
  const file = `${deploymentFolder}/media-list.json`;
  const key = `${bucket.name}/${listKey}`;
  const read = wrangler(bucket, "object", "get", key, "--remote", `--file=${file}`);
  if (read.status === 0) return parseMediaList(readFileSync(file, "utf8"));
  // wrangler says this of a bucket, too.
  if (!read.output.includes("does not exist")) {
    throw new BucketError(
      `the bucket ${bucket.name} cannot be read:\n${read.output}`,
      "run npx wrangler whoami, and see docs/deploying.md for the permissions of a token",
    );
  }
  if (wrangler(bucket, "bucket", "info", bucket.name).status === 0) return new Map();
  const made = wrangler(bucket, "bucket", "create", bucket.name);
  if (made.status === 0) return new Map();
  throw new BucketError(
    `the bucket ${bucket.name} cannot be made:\n${made.output}`,
    "switch R2 on in Cloudflare's dashboard, and see docs/deploying.md for the permissions of a token",
  );
}

/** Writes into a bucket which files it holds. */
export function writeMediaList(bucket: Bucket, list: MediaList): void {
  const file = `${deploymentFolder}/media-list.json`;
  writeFileSync(file, mediaListText(list));
  put(bucket, [{ key: listKey, file }], "application/json");
}

/**
 * Uploads media into a bucket. Each is stored with the media type that the Worker serves it with.
 *
 * @param folder in which the files lie
 */
export function putMedia(bucket: Bucket, folder: string, names: readonly string[]): void {
  for (const type of new Set(names.map(fileTypeOf))) {
    if (type === undefined) throw new TypeError(`a file in ${folder} has no media type`);
    const files = names
      .filter((name) => fileTypeOf(name) === type)
      .map((name) => ({ key: `media/${name}`, file: `${folder}/${name}` }));
    put(bucket, files, type.type, type.browser === "saves");
  }
}

/** Deletes media from a bucket. */
export async function deleteMedia(bucket: Bucket, names: readonly string[]): Promise<void> {
  const run = promisify(execFile);
  const remove = (name: string) => {
    const key = `${bucket.name}/media/${name}`;
    return run("wrangler", argumentsFor(bucket, "object", "delete", key, "--remote", "--force"));
  };
  await pMap(names, remove, { concurrency: 4 });
}

interface Upload {
  readonly key: string;
  readonly file: string;
}

function put(bucket: Bucket, files: readonly Upload[], type: string, isSaved = false): void {
  const list = `${deploymentFolder}/media-upload.json`;
  writeFileSync(list, JSON.stringify(files));
  const { status, output } = wrangler(
    bucket,
    "bulk",
    "put",
    bucket.name,
    "--remote",
    "--force",
    `--filename=${list}`,
    `--content-type=${type}`,
    ...(isSaved ? ["--content-disposition=attachment"] : []),
  );
  if (status === 0) return;
  throw new BucketError(
    `files cannot be uploaded to the bucket ${bucket.name}:\n${output}`,
    "run npm run deploy again: what is in the bucket is not uploaded twice",
  );
}

/** Runs `wrangler r2`, which asks no questions because it has no terminal. */
function wrangler(bucket: Bucket, ...args: readonly string[]) {
  const all = argumentsFor(bucket, ...args);
  const { status, stdout, stderr, error } = spawnSync("wrangler", all, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { status, output: `${stdout ?? ""}${stderr ?? ""}${error ?? ""}`.trim() };
}

function argumentsFor({ jurisdiction }: Bucket, ...args: readonly string[]): string[] {
  return ["r2", ...args, ...(jurisdiction === undefined ? [] : [`--jurisdiction=${jurisdiction}`])];
}
