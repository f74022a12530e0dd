import { join } from "node:path";
import { closest } from "fastest-levenshtein";
import type { Instant } from "../../article/instant.ts";
import { asWarning, type ContentError, fileError } from "../../content/content-error.ts";
import { walkElements } from "../../content/files/walk.ts";
import type { Manuscript, Publication } from "../../content/manuscript.ts";
import { readSource } from "../../content/source-file.ts";
import type { Edition } from "../../press/edition/press-edition.ts";
import { addressFinder, decodedAddress } from "./find-address.ts";
import { articlesByAddress, type LinkFault, linkedArticle } from "./linked-article.ts";
import { servedBy } from "./served.ts";

/**
 * Finds the links of articles that lead nowhere on the site: to other articles, topics, feeds, media,
 * or whatever else the site serves. A link in an article that nobody sees yet, or no more, is a
 * warning.
 *
 * @param now decides which articles are public
 */
export async function deadLinks(
  folder: string,
  publication: Publication,
  edition: Edition,
  now: Instant,
): Promise<ContentError[]> {
  const isServed = servedBy(publication, edition, now);
  const articles = articlesByAddress(publication);
  const errors: ContentError[] = [];
  for (const manuscript of publication.manuscripts) {
    const { article, file } = manuscript;
    const faults: (LinkFault & { readonly written: string })[] = [];
    for (const written of addressesIn(manuscript)) {
      const path = pathOnSite(written, publication.channel.url);
      if (path === undefined) continue;
      const slug = /^\/articles\/([^/]+)\/?$/.exec(path)?.[1];
      const fault =
        slug === undefined
          ? await unserved(path, publication, isServed)
          : linkedArticle(slug, article, articles, now);
      if (fault !== undefined) faults.push({ ...fault, written });
    }
    if (faults.length === 0) continue;
    const source = readSource(join(folder, file.replace(/^content\//, "")), file);
    const place = source.ok ? addressFinder(source.value) : undefined;
    for (const { written, severity, message, fix } of faults) {
      const error = place?.(written, message, fix) ?? fileError(file, message, fix);
      const hidden = article.draft || article.withdrawn !== undefined;
      errors.push(hidden || severity === "warning" ? asWarning(error) : error);
    }
  }
  return errors;
}

/** Addresses in a body, in the order in which they stand there. */
function addressesIn({ body }: Manuscript): string[] {
  const found: string[] = [];
  walkElements(body, ({ properties }) => {
    for (const name of ["href", "src", "poster"]) {
      const value = properties[name];
      if (typeof value === "string") found.push(value);
    }
  });
  return found;
}

/** The path of an address on this site, decoded and without query and fragment. */
function pathOnSite(address: string, origin: string): string | undefined {
  if (!address.startsWith("/") && !address.startsWith(`${origin}/`)) return undefined;
  if (!URL.canParse(address, origin)) return undefined;
  const url = new URL(address, origin);
  if (url.origin !== origin) return undefined;
  return decodedAddress(url.pathname);
}

async function unserved(
  path: string,
  { channel }: Publication,
  isServed: (path: string) => Promise<boolean>,
): Promise<LinkFault | undefined> {
  if (await isServed(path)) return undefined;
  const topic = /^\/topics\/([^/]+)/.exec(path)?.[1];
  const topics = channel.topics.map(({ slug }) => slug);
  const fix =
    topic !== undefined && topics.length > 0 && !topics.includes(topic)
      ? `write ${path.replace(topic, () => closest(topic, topics))}, or take the link out`
      : path.startsWith("/media/")
        ? "put the file beside the article, and write its name as it is there"
        : "write an address that the site has, or take the link out";
  return { severity: "error", message: `there is nothing at ${path} on this site`, fix };
}
