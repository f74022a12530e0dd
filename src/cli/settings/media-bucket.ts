import type { Channel } from "../../article/channel.ts";
import {
  type ContentError,
  fail,
  fileError,
  type Result,
  succeed,
} from "../../content/content-error.ts";
import { isListOfTables, readSettings, type Settings, tomlText } from "./wrangler-toml.ts";

/** The binding through which the Worker reads media (`app/media.ts`). */
const binding = "MEDIA";

/**
 * The bucket of a site's media.
 *
 * @param folder in which `wrangler.toml` lies
 * @returns undefined if media are assets; an error with the lines to write if the bucket is not bound
 */
export async function mediaBucket(
  { media }: Pick<Channel, "media">,
  folder: string,
): Promise<Result<string | undefined>> {
  if (media === undefined) return succeed(undefined);
  const settings = await readSettings(folder);
  if (!settings.ok) return settings;
  const bucket = boundBucket(settings.value);
  return bucket === undefined ? fail(unboundBucket(settings.value)) : succeed(bucket);
}

/** The name of the bucket that the settings bind for media. */
export function boundBucket(settings: Settings): string | undefined {
  const { r2_buckets: buckets } = settings;
  if (!isListOfTables(buckets)) return undefined;
  const name = buckets.find((bucket) => bucket["binding"] === binding)?.["bucket_name"];
  return typeof name === "string" ? name : undefined;
}

function unboundBucket({ name }: Settings): ContentError {
  const lines = tomlText({ r2_buckets: [{ binding, bucket_name: `${name}-media` }] });
  return fileError(
    "wrangler.toml",
    `channel.yaml says media: r2, but no bucket is bound here as ${binding}`,
    `write these lines at the end, and npm run deploy makes the bucket:\n\n${lines.replace(/^/gm, "    ")}\n`,
  );
}
