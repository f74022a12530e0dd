import { z } from "zod";
import { decodeText } from "../decode-text.ts";
import { attribute, find, isElement, parseHtml } from "../html/html-tree.ts";
import { plainText } from "../html/plain-text.ts";
import type { FromSource } from "../imported.ts";
import type { Fetched, ImportContext, Input, Source, SourceKind } from "../source.ts";
import { Library } from "./library.ts";
import { pagedFeed } from "./paged-feed.ts";
import { type Rest, restAt, wholeList } from "./rest.ts";
import { filesIn, restFile, restPost, restPostToText } from "./rest-post.ts";

/**
 * A live site of WordPress: its REST interface, which gives everything that is public; or, where that is
 * closed, its paged feeds.
 */
export const wordPressSite: SourceKind = {
  name: "WordPress",
  async open(input: Input, context: ImportContext): Promise<Source | undefined> {
    if (input.kind !== "address") return undefined;
    const found = siteIn(input.document);
    if (found === undefined) return undefined;
    const { site, root } = found;
    const why = "feed" in found ? undefined : "the site does not offer its REST interface";
    if (root === undefined) return pagedFeed(found.feed ?? `${site}/feed/`, site, why, context);
    const rest = restAt(root, context.fetcher);
    const posts = await rest.ask("posts", { per_page: 1 });
    if (!posts.ok) {
      return pagedFeed(
        `${site}/feed/`,
        site,
        `the REST interface is closed: ${posts.reason}`,
        context,
      );
    }
    const pages = await rest.ask("pages", { per_page: 1 });
    return {
      name: "a site of WordPress, by its REST interface",
      site: new URL(site).origin,
      total:
        posts.total === undefined ? undefined : posts.total + (pages.ok ? (pages.total ?? 0) : 0),
      read: () => readSite(rest, site, context),
    };
  },
};

interface FoundSite {
  /** Address of the site without a slash at its end. */
  readonly site: string;
  /** Address of the REST interface. */
  readonly root?: string | undefined;
  /** Address of the feed, if that is what the user named. */
  readonly feed?: string | undefined;
}

/** Finds out whether a document is of WordPress: a page, a feed, or the root of the interface. */
function siteIn(document: Fetched): FoundSite | undefined {
  const { url, headers, type } = document;
  const head = decodeText(document.bytes.subarray(0, 262_144), document.charset);
  if (type.includes("json")) return rootIn(document);
  if (/<generator>[^<]*wordpress\.(?:org|com)/i.test(head) && /<(?:rss|feed)\b/.test(head)) {
    const home = /<link>\s*(https?:[^<\s]+)\s*<\/link>/.exec(head)?.[1];
    return { site: siteAt(home ?? url), feed: url };
  }
  const linked = /<([^<>]+)>;\s*rel="?https:\/\/api\.w\.org\//.exec(headers.get("Link") ?? "")?.[1];
  if (linked === undefined && !/api\.w\.org|wp-content|wp-includes|content="WordPress/i.test(head))
    return undefined;
  const page = headOf(head);
  const link = (rel: string) => {
    const node =
      page &&
      find(page, (one) => isElement(one, "link") && [one.properties["rel"]].flat().includes(rel));
    return node && URL.parse(attribute(node, "href"), url)?.href;
  };
  const generated = /<meta[^<>]+content="WordPress/i.test(head);
  const root = linked ?? link("https://api.w.org/");
  if (root === undefined && !generated) return undefined;
  return { site: root === undefined ? siteAt(url) : siteOf(root), root };
}

function headOf(html: string) {
  try {
    return parseHtml(html);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** The answer of `/wp-json/`, or of one of its routes. */
function rootIn({ url, bytes }: Fetched): FoundSite | undefined {
  const index = z.object({ namespaces: z.array(z.string()), home: z.string() });
  const root =
    /^(.*?\/wp-json\/)/.exec(url)?.[1] ?? (url.includes("rest_route=") ? url : undefined);
  if (root === undefined) return undefined;
  try {
    const { namespaces, home } = index.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return namespaces.includes("wp/v2") ? { site: siteAt(home), root } : undefined;
  } catch {
    return /\/wp\/v2\//.test(decodeURIComponent(url)) ? { site: siteOf(root), root } : undefined;
  }
}

/** The site of an interface: what comes before `/wp-json/`, `/index.php/wp-json/` or `/index.php?rest_route=/`. */
function siteOf(root: string): string {
  return siteAt(root)
    .replace(/\/wp-json$/, "")
    .replace(/\/index\.php$/, "");
}

function siteAt(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`.replace(/\/$/, "");
}

/** Types that every site has and that are no articles. */
const ordinary = /^(?:post|page|attachment|nav_menu_item|wp_.*|oembed_cache|elementor_library)$/;
const typeSchema = z.record(
  z.string(),
  z.object({ slug: z.string(), name: z.string(), rest_base: z.string() }),
);

async function* readSite(
  rest: Rest,
  site: string,
  context: ImportContext,
): AsyncGenerator<FromSource> {
  const library = new Library();
  const types = await otherTypes(rest);
  const wanted = types.filter(({ slug, rest_base }) =>
    context.types?.some((name) => name === slug || name === rest_base),
  );
  for (const route of ["posts", "pages", ...wanted.map(({ rest_base }) => rest_base)]) {
    yield* readList(rest, route, library, site, context);
  }
  const lose = (reason: string): FromSource => ({ kind: "loss", source: site, reason });
  const comments = await rest.ask("comments", { per_page: 1 });
  if (comments.ok && (comments.total ?? 0) > 0)
    yield lose(`${comments.total} comments stayed behind`);
  yield lose("drafts and private articles are not public; an export has them");
  for (const type of types) {
    if (wanted.includes(type)) continue;
    yield lose(`items of the type ${type.slug} (${plainText(type.name)}) stayed behind`);
  }
}

async function* readList(
  rest: Rest,
  route: string,
  library: Library,
  site: string,
  context: ImportContext,
): AsyncGenerator<FromSource> {
  for await (const part of wholeList(rest, route, { _embed: 1 }, context.mostPages)) {
    if ("reason" in part) {
      yield { kind: "loss", source: site, reason: part.reason };
      continue;
    }
    const posts = part.items.map(restPost);
    await learnFiles(
      rest,
      posts.flatMap((post) => (post === undefined ? [] : filesIn(post))),
      library,
    );
    for (const [index, post] of posts.entries()) {
      if (post !== undefined) yield restPostToText(post, library, site);
      else {
        const { id, link } = Object(part.items[index]);
        const reason = `an item of ${route} is not as WordPress gives it: ${String(link ?? id ?? index + 1).slice(0, 200)}`;
        yield { kind: "loss", source: site, reason };
      }
    }
  }
}

/** Asks for the files that articles show, a hundred at a time. What cannot be had is shown as it is. */
async function learnFiles(rest: Rest, ids: readonly number[], library: Library): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => library.file(id) === undefined);
  for (let at = 0; at < unknown.length; at += 100) {
    const include = unknown.slice(at, at + 100).join(",");
    const list = await rest.ask("media", { include, per_page: 100 });
    if (!list.ok || !Array.isArray(list.json)) return;
    for (const item of list.json) {
      const file = restFile(item);
      if (file !== undefined) library.add(file);
    }
  }
}

/** The types of posts that plugins have added, and that the interface shows. */
async function otherTypes(rest: Rest) {
  const answer = await rest.ask("types", {});
  const types = answer.ok ? typeSchema.safeParse(answer.json).data : undefined;
  return Object.values(types ?? {}).filter(({ slug }) => !ordinary.test(slug));
}
