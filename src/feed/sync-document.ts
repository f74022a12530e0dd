import { articleId, articlePath } from "../article/article.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { pressedOf } from "../catalogue/lineage.ts";
import { deployment } from "../catalogue/schedule.ts";
import type { Site } from "../catalogue/volume-store.ts";
import { type Change, changesSince, isKnown, stateAt } from "../query/changes.ts";
import { readableFirst } from "../query/plan-volumes.ts";
import { feedPath, type Selection, withParameter } from "../query/selection.ts";
import {
  editionsIn,
  formatSyncToken,
  type SyncState,
  type SyncToken,
  type SyncWalk,
} from "../query/sync-token.ts";
import { boundDocument, type FeedDocument } from "./bound-document.ts";
import type { SyncFacts } from "./feed-facts.ts";
import { jsonRemoval } from "./json/head.ts";

/**
 * What a program that keeps a copy of a selection lacks, as a JSON Feed: one page of the changes since the
 * state that the token names, with the address to continue from. A program that follows these addresses
 * to their end holds exactly what is public. The server stores nothing for it.
 *
 * A walk of several pages leads to the state at its beginning. Another walk reports what changes in the
 * meantime, whichever editions answer.
 */
export function syncDocument(site: Site, selection: Selection, token: SyncToken): FeedDocument {
  const { catalogue, now } = site;
  const { slice, limit } = selection;
  const unknown = editionsIn(token).filter((edition) => !isKnown(catalogue, edition));
  if (unknown.some((edition) => isAhead(catalogue, edition, now))) {
    return stepDocument(site, selection, token, [], { go: "later", token, behind: true });
  }
  const begins = token.kind === "start" || unknown.length > 0;
  const here = stateAt(catalogue, now);
  const walk = walkOf(begins ? { kind: "start" } : token, here);
  const { from, to, place } = walk;
  const changes = changesSince(catalogue, slice, from, place, limit + 1, now);
  const page = readablePage(catalogue, changes.slice(0, limit));
  const last = page.at(-1);
  const next = (): Next => {
    if (last !== undefined && page.length < changes.length) {
      const { published, name } = last;
      return { go: "on", token: { ...walk, place: { published, name } } };
    }
    // The walk is over. If something has changed since it began, another one begins.
    const more = changesSince(catalogue, slice, to, undefined, 1, now).length > 0;
    return more
      ? { go: "on", token: { ...walk, from: to, to: here, place: undefined } }
      : { go: "later", token: { kind: "at", state: here } };
  };
  return stepDocument(site, selection, token, page, {
    ...next(),
    ...(begins && { resync: true }),
  });
}

/** The walk that a program continues, or begins, from one state to the present one. */
function walkOf(token: SyncToken, here: SyncState): SyncWalk {
  const walk = { kind: "walk", to: here, by: here.edition } as const;
  switch (token.kind) {
    case "start":
      return walk;
    case "at":
      return { ...walk, from: token.state };
    case "walk":
      return { ...token, by: here.edition };
  }
}

/** Where a program continues: at once, or at its next poll. */
interface Next {
  readonly go: "on" | "later";
  readonly token: SyncToken;
  readonly resync?: true;
  readonly behind?: true;
}

function stepDocument(
  site: Site,
  selection: Selection,
  asked: SyncToken,
  page: readonly Change[],
  { go, token, ...flags }: Next,
): FeedDocument {
  const { catalogue } = site;
  const { channel } = catalogue;
  const entries = page.flatMap((change) => ("entry" in change ? change.entry : []));
  const inState = (wanted: string) => entries.filter(({ state }) => state === wanted);
  const others = entries.filter(({ state }) => state !== "withdrawn" && state !== "expired");
  const current = `${channel.url}${feedPath(selection.newest, "json")}`;
  const address = withParameter(current, `since=${formatSyncToken(token)}`);
  const facts: SyncFacts = { ...flags, ...(go === "later" && { delta_url: address }) };
  const { delta: _, ...document } = boundDocument(
    site,
    selection,
    "json",
    [...inState("withdrawn"), ...others],
    selection.newest,
    { ...(go === "on" && { next: address }), current, kind: "part" },
    {
      token: formatSyncToken(asked),
      facts,
      removed: page.flatMap((change) => removal(catalogue, change) ?? []),
    },
  );
  return document;
}

/** The removal of an article that is not an entry of the document: entries have pieces of their own. */
function removal(catalogue: Catalogue, change: Change): string | undefined {
  const { channel, slugs, expires, givenIds } = catalogue;
  const idOf = (id: string | undefined) =>
    articleId(channel, { id, slug: change.name, aliases: [] });
  const urlOf = (row: number) => {
    const slug = slugs.at(row);
    return slug === undefined ? undefined : `${channel.url}${articlePath({ slug })}`;
  };
  switch (change.state) {
    case "gone":
      return jsonRemoval({ id: idOf(change.id), state: "gone", date: change.date });
    case "moved": {
      const { row, date } = change;
      return jsonRemoval({ id: idOf(givenIds.at(row)), url: urlOf(row), state: "moved", date });
    }
    case "expired": {
      const { row } = change.entry;
      const date = expires.get(row);
      return jsonRemoval({ id: idOf(givenIds.at(row)), url: urlOf(row), state: "expired", date });
    }
    default:
      return undefined;
  }
}

/** The first changes, as many as one request can read. */
function readablePage(catalogue: Catalogue, changes: readonly Change[]): readonly Change[] {
  const read = changes.flatMap((change) =>
    "entry" in change && change.state !== "expired" ? change.entry : [],
  );
  const last = readableFirst(catalogue, read).at(-1);
  if (last === undefined || last === read.at(-1)) return changes;
  return changes.slice(0, 1 + changes.findIndex((one) => "entry" in one && one.entry === last));
}

/**
 * Whether an edition is newer than this one and is being deployed. During a deployment, either may answer.
 * A program that holds a token of the newer one should wait for it, and start again only if it never
 * comes.
 */
function isAhead({ pressed }: Catalogue, edition: string, now: Instant): boolean {
  const other = pressedOf(edition);
  return other > pressed && Math.abs(now - other) < deployment;
}
