import { execFile, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import pMap from "p-map";
import { fileTypeOf } from "../../article/files.ts";
import { deploymentFolder } from "../build/edition-folders.ts";
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
export function readMediaList(bucket: string): MediaList {
  const file = `${deploymentFolder}/media-list.json`;
  const read = wrangler("object", "get", `${bucket}/${listKey}`, "--remote", `--file=${file}`);
  if (read.status === 0) return parseMediaList(readFileSync(file, "utf8"));
  // wrangler says this of a bucket, too.
  if (!read.output.includes("does not exist")) {
    throw new BucketError(
      `the bucket ${bucket} cannot be read:\n${read.output}`,
      "run npx wrangler whoami, and see docs/deploying.md for the permissions of a token",
    );
  }
  if (wrangler("bucket", "info", bucket).status === 0) return new Map();
  const made = wrangler("bucket", "create", bucket);
  if (made.status === 0) return new Map();
  throw new BucketError(
    `the bucket ${bucket} cannot be made:\n${made.output}`,
    "switch R2 on in Cloudflare's dashboard, and see docs/deploying.md for the permissions of a token",
  );
}

/** Writes into a bucket which files it holds. */
export function writeMediaList(bucket: string, list: MediaList): void {
  const file = `${deploymentFolder}/media-list.json`;
  writeFileSync(file, mediaListText(list));
  put(bucket, [{ key: listKey, file }], "application/json");
}

/**
 * Uploads media into a bucket. Each is stored with the media type that the Worker serves it with.
 *
 * @param folder in which the files lie
 */
export function putMedia(bucket: string, folder: string, names: readonly string[]): void {
  for (const type of new Set(names.map(fileTypeOf))) {
    if (type === undefined) throw new TypeError(`a file in ${folder} has no media type`);
    const files = names
      .filter((name) => fileTypeOf(name) === type)
      .map((name) => ({ key: `media/${name}`, file: `${folder}/${name}` }));
    put(bucket, files, type.type, type.browser === "saves");
  }
}

/** Deletes media from a bucket. */
export async function deleteMedia(bucket: string, names: readonly string[]): Promise<void> {
  const run = promisify(execFile);
  const remove = (name: string) =>
    run("wrangler", ["r2", "object", "delete", `${bucket}/media/${name}`, "--remote", "--force"]);
  await pMap(names, remove, { concurrency: 4 });
}

interface Upload {
  readonly key: string;
  readonly file: string;
}

function put(bucket: string, files: readonly Upload[], type: string, isSaved = false): void {
  const list = `${deploymentFolder}/media-upload.json`;
  writeFileSync(list, JSON.stringify(files));
  const { status, output } = wrangler(
    "bulk",
    "put",
    bucket,
    "--remote",
    "--force",
    `--filename=${list}`,
    `--content-type=${type}`,
    ...(isSaved ? ["--content-disposition=attachment"] : []),
  );
  if (status === 0) return;
  throw new BucketError(
    `files cannot be uploaded to the bucket ${bucket}:\n${output}`,
    "run npm run deploy again: what is in the bucket is not uploaded twice",
  );
}

/** Runs `wrangler r2`, which asks no questions because it has no terminal. */
function wrangler(...args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync("wrangler", ["r2", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { status, output: `${stdout ?? ""}${stderr ?? ""}${error ?? ""}`.trim() };
}
