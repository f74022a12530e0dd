import type { Channel } from "../../../article/channel.ts";
import { takenPaths } from "../../../content/channel/redirects.ts";
import type { ImportedRedirect } from "../imported.ts";
import { decoded } from "./address-key.ts";
import type { Plan } from "./plan.ts";

/** Folders that belong to the site itself. */
const ownFolders = /^\/(?:media|fonts|style|script|sitemaps|volumes|archive)\//;

/**
 * The redirects that an import needs: every old address of what was public leads to its new one. Fragments and
 * addresses that the site itself needs are left out.
 *
 * @param complain names addresses that cannot lead anywhere
 */
export function redirectsOf(
  plan: Plan,
  written: readonly ImportedRedirect[],
  { url, topics, people }: Pick<Channel, "url" | "topics" | "people">,
  complain: (reason: string) => void,
): ReadonlyMap<string, string> {
  const redirects = new Map<string, string>();
  const own = new Set([...plan.texts.values()].map(({ path }) => path.replace(/\/$/, "")));
  const isTaken = (path: string) =>
    takenPaths.includes(path) ||
    ownFolders.test(path) ||
    own.has(path.replace(/\/$/, "")) ||
    topics.some(({ slug }) => path.startsWith(`/topics/${slug}`)) ||
    people.some(({ slug }) => path.startsWith(`/authors/${slug}`));
  const add = (from: string, to: string) => {
    const old = URL.parse(from, url);
    if (old === null) return;
    const path = decoded(old.pathname);
    // A path may hold characters that YAML and people read badly; the query stays as it was asked.
    const line = /[\s?#\\%]/.test(path) ? old.pathname : path;
    const key = `${line}${old.search}`;
    if (path === to || redirects.get(key) === to) return;
    if (old.search === "" && isTaken(path)) {
      if (!own.has(path.replace(/\/$/, "")))
        complain(`the old address ${from} cannot lead to ${to}, because the site itself needs it`);
      return;
    }
    if (redirects.has(key))
      complain(`the old address ${from} belongs to ${redirects.get(key)} and ${to}`);
    else redirects.set(key, to);
  };
  for (const { summary, path, isPublic } of plan.texts.values()) {
    if (isPublic) for (const address of summary.addresses) add(address, path);
  }
  for (const { from, to } of written) {
    const target = plan.at(URL.parse(to, url)?.href ?? to);
    add(from, target?.path ?? to);
  }
  return redirects;
}
