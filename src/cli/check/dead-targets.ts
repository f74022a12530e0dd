import { join } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { isPattern } from "../../article/redirect-patterns.ts";
import { channelKeys } from "../../content/channel/channel-schema.ts";
import { asWarning, type ContentError } from "../../content/content-error.ts";
import { readYaml } from "../../content/front-matter/yaml.ts";
import type { Publication } from "../../content/manuscript.ts";
import { readSource } from "../../content/source-file.ts";
import { pathOnSite } from "./dead-links.ts";
import type { LinkChecker } from "./link-faults.ts";

/**
 * Finds the paths in `channel.yaml` at which this site has nothing: where redirects lead, and the page
 * that explains the feeds. An old address may lead to an article that was withdrawn: its page says so.
 */
export async function deadTargets(
  folder: string,
  { channel: { url } }: Publication,
  faultOf: LinkChecker,
  now: Instant,
): Promise<ContentError[]> {
  const source = readSource(join(folder, "channel.yaml"), "content/channel.yaml");
  const yaml = source.ok
    ? readYaml(source.value, 0, source.value.text.length, channelKeys)
    : undefined;
  // If it cannot be read, the publication could not be read either.
  if (!yaml?.ok) return [];
  const { value, errorAt } = yaml.value;
  const { feeds, redirects = {} } = value;
  const targets = [
    ...Object.entries(redirects)
      // What a pattern with values leads to is looked up when somebody asks.
      .filter(([from, to]) => !isPattern(from) || !isPattern(to))
      .map(([from, to]) => ({ place: ["redirects", from], to })),
    ...(feeds?.about === undefined ? [] : [{ place: ["feeds", "about"], to: feeds.about }]),
  ];
  const reports: ContentError[] = [];
  for (const { place, to } of targets) {
    const path = pathOnSite(to, url);
    const fault = path === undefined ? undefined : await faultOf(path, { published: now });
    if (fault === undefined || (fault.isWithdrawn && place[0] === "redirects")) continue;
    const fix = path?.startsWith("/media/")
      ? "write the address that the file has now, or remove the line"
      : fault.fix.replaceAll("the link", "the line");
    const error = errorAt(place, `${place.join(".")}: ${fault.message}`, fix);
    reports.push(fault.severity === "warning" ? asWarning(error) : error);
  }
  return reports;
}
