import { join } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { percentDecoded } from "../../article/percent-decoded.ts";
import { isPattern } from "../../article/redirect-patterns.ts";
import { channelKeys } from "../../content/channel/channel-schema.ts";
import { asWarning, type ContentError, fileError } from "../../content/content-error.ts";
import { readYaml } from "../../content/front-matter/yaml.ts";
import type { ManuscriptText, Publication } from "../../content/manuscript.ts";
import { walkElements } from "../../content/markdown/walk.ts";
import { errorAt, readSource, type SourceFile } from "../../content/source-file.ts";
import type { LinkChecker, LinkFault } from "./link-faults.ts";

/** An article or a page, and from when on readers see it. */
interface LinkingText extends Pick<ManuscriptText, "file" | "body"> {
  readonly published: Instant;
  /** Whether readers cannot see it. */
  readonly isHidden: boolean;
}

/**
 * Finds the links in articles and pages that lead nowhere on this site: to an article, topic, feed, file or any
 * other page. In a text that readers cannot see, a dead link is only a warning.
 */
export async function deadLinks(
  folder: string,
  publication: Publication,
  faultOf: LinkChecker,
  now: Instant,
): Promise<ContentError[]> {
  const errors: ContentError[] = [];
  const { manuscripts, pages = [] } = publication;
  const texts: readonly LinkingText[] = [
    ...manuscripts.map(({ article, ...text }) => ({
      ...text,
      published: article.published,
      isHidden: article.draft || article.withdrawn !== undefined,
    })),
    // A page is there as soon as it is deployed.
    ...pages.map(({ page, ...text }) => ({ ...text, published: now, isHidden: page.draft })),
  ];
  for (const text of texts) {
    const { file, published, isHidden } = text;
    const faults: (LinkFault & { readonly address: string })[] = [];
    for (const address of addressesIn(text)) {
      const path = pathOnSite(address, publication.channel.url);
      const fault = path === undefined ? undefined : await faultOf(path, { published });
      if (fault !== undefined) faults.push({ ...fault, address });
    }
    if (faults.length === 0) continue;
    const source = readSource(join(folder, file.replace(/^content\//, "")), file);
    const errorAtNext = source.ok ? addressFinder(source.value) : undefined;
    for (const { address, severity, message, fix } of faults) {
      const error = errorAtNext?.(address, message, fix) ?? fileError(file, message, fix);
      errors.push(isHidden || severity === "warning" ? asWarning(error) : error);
    }
  }
  return errors;
}

/** The addresses in a body, in document order. */
function addressesIn({ body }: Pick<ManuscriptText, "body">): string[] {
  const found: string[] = [];
  walkElements(body, ({ properties }) => {
    for (const name of ["href", "src", "poster"]) {
      const value = properties[name];
      if (typeof value === "string") found.push(value);
    }
  });
  return found;
}

/** The path of an address on this site, decoded, without its query and fragment. */
function pathOnSite(address: string, origin: string): string | undefined {
  if (!address.startsWith("/") && !address.startsWith(`${origin}/`)) return undefined;
  if (!URL.canParse(address, origin)) return undefined;
  const url = new URL(address, origin);
  return url.origin === origin ? percentDecoded(url.pathname) : undefined;
}

/**
 * Finds where addresses stand in an article's source. An address may occur several times: each call
 * finds the next occurrence.
 *
 * @returns an error at that place; undefined if the source does not contain the address as it is
 */
function addressFinder(source: SourceFile) {
  const searchFrom = new Map<string, number>();
  return (address: string, message: string, fix: string): ContentError | undefined => {
    for (const spelling of new Set([address, percentDecoded(address)])) {
      const offset = indexOfAddress(source.text, spelling, searchFrom.get(spelling) ?? 0);
      if (offset === undefined) continue;
      searchFrom.set(spelling, offset + spelling.length);
      return errorAt(source, offset, message, fix);
    }
    return undefined;
  };
}

/** The index of a whole address, not of one that is part of a longer address. */
function indexOfAddress(text: string, address: string, from: number): number | undefined {
  for (let at = text.indexOf(address, from); at >= 0; at = text.indexOf(address, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + address.length);
    if (/^[\s(<"'=]?$/.test(before) && /^[\s)>"']?$/.test(after)) return at;
  }
  return undefined;
}

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
