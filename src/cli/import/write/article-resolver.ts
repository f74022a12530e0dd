import { fileTypeOf } from "../../../article/files.ts";
import { isTaken, type OwnPaths } from "../../../content/channel/old-address.ts";
import type { Resolver } from "../html/addresses.ts";
import { type Complain, quoted } from "../html/losses.ts";
import type { ArticleFiles } from "../media/article-files.ts";
import type { Source } from "../source.ts";
import { addressKey, hostOf } from "./address-key.ts";
import { relativePath } from "./front-matter.ts";
import type { Plan, Planned } from "./plan.ts";

/** How an article finds what it refers to. */
export interface ResolverContext {
  readonly plan: Plan;
  readonly planned: Planned;
  readonly files: ArticleFiles;
  readonly locate: Source["locate"];
  readonly base: string | undefined;
  /** Hosts of the old site, without `www.`. */
  readonly hosts: ReadonlySet<string>;
  readonly channel: OwnPaths;
}

/**
 * Resolves what one article refers to: pictures and recordings of any site are brought, documents and links to articles
 * only of the old one.
 */
export function articleResolver(context: ResolverContext): Resolver {
  const { files, base, hosts, plan, planned, locate } = context;
  const absolute = (address: string) => URL.parse(address, base)?.href ?? address;
  /** The address of what could not be brought, unless the new site takes the place of the old one. */
  const elsewhere = (address: string) => {
    const url = absolute(address);
    const isThere = /^https?:/i.test(url) && hostOf(url) !== hostOf(context.channel.url);
    return isThere ? url : undefined;
  };
  return {
    async picture(sources, complain) {
      const found = await files.picture(sources, complain);
      return found?.name ?? elsewhere(sources.at(-1) ?? "");
    },
    async recording(address, complain) {
      const url = absolute(address);
      const isOwn = locate?.(address, base) !== undefined || hosts.has(hostOf(url) ?? "");
      const found = isOwn ? await files.file(address, undefined, complain) : undefined;
      return found?.name ?? elsewhere(address);
    },
    async link(address, complain) {
      if (address.startsWith("#")) return address;
      const url = absolute(address);
      if (/^(?:mailto|tel):/i.test(url)) return url;
      const target = plan.at(url);
      const [, fragment = ""] = /(#.*)$/.exec(url) ?? [];
      if (target === planned && fragment !== "") return fragment;
      if (target !== undefined) return toText(target, fragment, url, complain);
      const isOwn = hosts.has(hostOf(url) ?? "");
      if (isOwn && addressKey(url) === hostOf(url)) return `/${fragment}`;
      const isDocument = isFile(url);
      if (isOwn && isOfNewSite(url, context.channel)) return url;
      if (locate?.(address, base) !== undefined || (isOwn && isDocument)) {
        const file = await files.file(address, undefined, complain);
        if (file !== undefined) return file.name;
      }
      if (/^https?:/i.test(url)) {
        if (isOwn && !isDocument) complain(`a link leads to ${quoted(url)}, which was not brought`);
        return url;
      }
      complain(
        `a link leads to ${quoted(address)}, which is no address, so only its words are here`,
      );
      return undefined;
    },
  };

  function toText(target: Planned, fragment: string, url: string, complain: Complain): string {
    if (!target.isPublic && planned.isPublic) {
      complain(
        `a link leads to ${quoted(target.summary.title)}, which is a draft, so it still leads to the old site`,
      );
      return url;
    }
    // A page is no article, so a path to its file would lead nowhere.
    if (target.summary.kind === "page" || planned.summary.kind === "page")
      return `${target.path}${fragment}`;
    return `${relativePath(planned, target)}${fragment}`;
  }
}

/** Whether an address looks like that of a file that people download. Feeds end in `.json`, too. */
function isFile(url: string): boolean {
  const path = url.replace(/[?#].*/, "");
  return fileTypeOf(path) !== undefined && !path.endsWith(".json");
}

/** Whether the new site has something at an address of the old one: a feed, or the list of a topic or an author. */
function isOfNewSite(address: string, channel: OwnPaths): boolean {
  return (
    hostOf(address) === hostOf(channel.url) &&
    !address.includes("/media/") &&
    isTaken(new URL(address).pathname, channel)
  );
}
