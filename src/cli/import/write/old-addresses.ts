import type { Channel } from "../../../article/channel.ts";
import { percentDecoded } from "../../../article/percent-decoded.ts";
import { readOldAddress } from "../../../content/channel/old-address.ts";
import type { ImportedRedirect } from "../imported.ts";
import type { Plan } from "./plan.ts";

/** Where old addresses lead. */
export interface OldAddresses {
  /** Those of each article, for its `aliases`, by the key of the article. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Those of pages, and what the source redirected itself, for `channel.yaml`. */
  readonly redirects: ReadonlyMap<string, string>;
}

/**
 * Finds a place for every old address. One that belongs to an article is noted with the article, so that it still leads there
 * when the article moves.
 *
 * @param complain names addresses that cannot lead anywhere
 */
export function oldAddresses(
  plan: Plan,
  written: readonly ImportedRedirect[],
  channel: Pick<Channel, "url" | "topics" | "people">,
  complain: (reason: string) => void,
): OldAddresses {
  const owners = new Map<string, string>();
  const own = new Set([...plan.texts.values()].map(({ path }) => path));
  const redirects = new Map<string, string>();
  const aliases = new Map<string, readonly string[]>();

  /** The address as `aliases` and `redirects` have it; undefined if it needs no line, or cannot have one. */
  const lineFor = (address: string, path: string): string | undefined => {
    const url = URL.parse(address, channel.url);
    if (url === null) return undefined;
    const readable = percentDecoded(url.pathname);
    // A path is easier to read with its letters, if these mean nothing else.
    const line = `${/[\s?#\\%*:]/.test(readable) ? url.pathname : readable}${url.search}`;
    if (url.search === "" && slashed(readable) === path) return undefined;
    const read = readOldAddress(line, channel);
    const key = read.ok ? read.value : line;
    const owner =
      owners.get(key) ?? (own.has(slashed(readable)) && url.search === "" ? readable : undefined);
    if (owner === path) return undefined;
    if (owner !== undefined)
      complain(`the old address ${address} cannot lead to ${path}, because ${owner} has it`);
    else if (!read.ok)
      complain(`the old address ${address} cannot lead to ${path}: ${read.error.message}`);
    else owners.set(key, path);
    return owner === undefined && read.ok ? line : undefined;
  };

  for (const { summary, path, isPublic } of plan.texts.values()) {
    // A redirect to a draft is an error, and nobody outside has the address of a page that was one.
    if (summary.kind === "page" && !isPublic) continue;
    const lines = summary.addresses.flatMap((address) => lineFor(address, path) ?? []);
    if (summary.kind === "page") for (const line of lines) redirects.set(line, path);
    else if (lines.length > 0) aliases.set(summary.key, lines);
  }
  for (const { from, to } of written) {
    const path = plan.at(URL.parse(to, channel.url)?.href ?? to)?.path ?? to;
    const line = lineFor(from, path);
    if (line !== undefined) redirects.set(line, path);
  }
  return { aliases, redirects };
}

function slashed(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}

/**
 * The old addresses without those of texts that were refused, which would lead nowhere.
 *
 * @param refused the keys of these texts
 * @param texts where each text would be, by its key
 */
export function withoutRefused(
  { aliases, redirects }: OldAddresses,
  refused: ReadonlySet<string>,
  texts: ReadonlyMap<string, { readonly path: string }>,
): OldAddresses {
  const missing = new Set([...refused].map((key) => texts.get(key)?.path));
  return {
    aliases: new Map([...aliases].filter(([key]) => !refused.has(key))),
    redirects: new Map([...redirects].filter(([, to]) => !missing.has(to))),
  };
}
