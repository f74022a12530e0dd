import { join } from "node:path";
import { type Channel, isOrigin } from "../../article/channel.ts";
import { fail, fileError, type Result, succeed } from "../content-error.ts";
import { readYaml } from "../front-matter/yaml.ts";
import { readSource } from "../source-file.ts";
import { readChannelImages, type ServedFile } from "./channel-images.ts";
import { channelKeys } from "./channel-schema.ts";
import { readRedirects } from "./redirects.ts";
import { byLanguage } from "./strings-schema.ts";

/** A channel and the files that the site serves for it. */
export interface ReadChannel {
  readonly channel: Channel;
  readonly files: readonly ServedFile[];
}

/**
 * Reads `channel.yaml` and the pictures that it names. Returns an error at the field that is wrong.
 *
 * @param folder the content folder
 * @param baseUrl an origin that replaces the channel's own in development: `http://localhost:8787`
 */
export async function readChannel(folder: string, baseUrl?: string): Promise<Result<ReadChannel>> {
  const source = readSource(join(folder, "channel.yaml"), "content/channel.yaml");
  if (!source.ok) return source;
  const yaml = readYaml(source.value, 0, source.value.text.length, channelKeys);
  if (!yaml.ok) return yaml;
  const { value, errorAt } = yaml.value;
  const { icon, logo, redirects, strings, ...channel } = value;
  for (const list of ["topics", "people"] as const) {
    const slugs = channel[list].map(({ slug }) => slug);
    const twice = slugs.findIndex((slug, index) => slugs.indexOf(slug) !== index);
    if (twice < 0) continue;
    return fail(
      errorAt(
        [list, twice, "slug"],
        `the slug ${slugs[twice]} appears twice under ${list}`,
        "give each its own slug",
      ),
    );
  }
  if (baseUrl !== undefined && !isOrigin(baseUrl)) {
    return fail(
      fileError(
        "BASE_URL",
        `this is not a site's address: ${baseUrl}`,
        "write https:// and a host name, and nothing after it, or do not set it",
      ),
    );
  }
  const moved = readRedirects(redirects ?? {}, channel, errorAt);
  if (!moved.ok) return moved;
  const { redirectPatterns: patterns } = moved.value;
  const images = await readChannelImages(folder, { icon, logo }, errorAt);
  if (!images.ok) return images;
  const { files, ...pictures } = images.value;
  const read = {
    channel: {
      ...channel,
      ...pictures,
      ...(redirects !== undefined && { redirects: moved.value.redirects }),
      ...(patterns.length > 0 && { redirectPatterns: patterns }),
      ...(strings !== undefined && { strings: byLanguage(strings, channel.language) }),
      url: baseUrl ?? channel.url,
    },
    files,
  };
  return succeed(read, yaml.warnings);
}
