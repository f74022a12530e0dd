import { z } from "zod";
import type { Channel } from "../../article/channel.ts";
import {
  type ContentError,
  fail,
  fileError,
  type Result,
  succeed,
} from "../../content/content-error.ts";
import { readSettings, type Settings, tomlText } from "./wrangler-toml.ts";

/** The binding through which the Worker reads media (`app/media.ts`). */
const binding = "MEDIA";

const bucketSchema = z.object({
  binding: z.literal(binding),
  bucket_name: z.string(),
  jurisdiction: z.string().optional(),
});

/** A bucket for media, as `wrangler.toml` names it. */
export interface Bucket {
  readonly name: string;
  /** Where Cloudflare must keep it: `eu`. */
  readonly jurisdiction?: string | undefined;
}

/**
 * The bucket of a site's media.
 *
 * @param folder in which `wrangler.toml` lies
 * @returns undefined if media are assets; an error with the lines to write if no bucket is bound
 */
export async function mediaBucket(
  { media }: Pick<Channel, "media">,
  folder: string,
): Promise<Result<Bucket | undefined>> {
  if (media === undefined) return succeed(undefined);
  const settings = await readSettings(folder);
  if (!settings.ok) return settings;
  const bucket = boundBucket(settings.value);
  return bucket === undefined ? fail(unboundBucket(settings.value)) : succeed(bucket);
}

function boundBucket({ r2_buckets: buckets }: Settings): Bucket | undefined {
  const tables: readonly unknown[] = Array.isArray(buckets) ? buckets : [];
  for (const table of tables) {
    const { data } = bucketSchema.safeParse(table);
    if (data !== undefined) return { name: data.bucket_name, jurisdiction: data.jurisdiction };
  }
  return undefined;
}

function unboundBucket({ name }: Settings): ContentError {
  const lines = tomlText({ r2_buckets: [{ binding, bucket_name: `${name}-media` }] });
  return fileError(
    "wrangler.toml",
    `channel.yaml says media: r2, but no bucket is bound here as ${binding}`,
    `write these lines at the end, and npm run deploy makes the bucket:\n\n${lines.replace(/^/gm, "    ")}\n`,
  );
}
