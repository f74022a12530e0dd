import { beginOf, type Channel } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import { type Format, formats } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import type { Entry } from "../catalogue/entries.ts";
import { changedAt, nextChange } from "../catalogue/schedule.ts";
import { partsOf } from "../catalogue/volume.ts";
import { fetchPlaces, type Site } from "../catalogue/volume-store.ts";
import { placesOf } from "../query/plan-volumes.ts";
import { type Address, type Selection, withParameter } from "../query/selection.ts";
import { startToken } from "../query/sync-token.ts";
import { bind } from "./bind.ts";
import type { FeedFacts, History, SyncFacts } from "./feed-facts.ts";
import { channelFingerprint, feedFrame, selectionFacts } from "./head.ts";
import { tableOfContents, unseen } from "./table-of-contents.ts";

/** A feed as of a moment. Its body is bound only when it is asked for. */
export interface FeedDocument {
  readonly mediaType: string;
  /** Its own, absolute, whatever the request's address was. */
  readonly address: string;
  /** Weak validator: the table of contents. */
  readonly etag: string;
  readonly lastModified: Instant;
  /** Seconds for which it may be kept, where that is known. */
  readonly maxAge?: number;
  /** From when to when it stays as it is. */
  readonly span: { readonly from: Instant; readonly until: Instant };
  readonly links: readonly DocumentLink[];
  /** Tells its bytes from others at the same address with the same table of contents. */
  readonly key?: string | undefined;
  /** Whether its pieces are many or lie scattered: binding them takes much longer than usual. */
  readonly dear: boolean;
  body(): Promise<Uint8Array>;
  /** What somebody has not seen who holds older tables of contents. */
  delta?(tags: readonly string[]): FeedDelta | undefined;
}

/** A part of a feed for somebody who holds the rest (RFC 3229 with the instance manipulation `feed`). */
export interface FeedDelta {
  /** The table of contents, without quotes, of what is held. */
  readonly base: string;
  readonly empty: boolean;
  body(): Promise<Uint8Array>;
}

export interface DocumentLink {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

/** Pieces in a row up to which binding takes about as long as making a page. */
const usualEntries = 50;

/** A step of a program that keeps a copy (`sync-document.ts`). */
export interface SyncStep {
  readonly token: string;
  readonly facts: SyncFacts;
  /** What is said of articles that are no entries, each a JSON text. */
  readonly removed: readonly string[];
}

/**
 * The feed of some entries of a selection.
 *
 * @param all withdrawn ones before the others
 * @param address of the document: the selection's own, or that of an archive
 * @param step where it is asked for by a token, in JSON Feed alone
 */
export function boundDocument(
  { catalogue, store, now }: Site,
  selection: Selection,
  format: Format,
  all: readonly Entry[],
  address: Address,
  history: History,
  step?: SyncStep,
): FeedDocument {
  const { channel } = catalogue;
  // RSS has no word for a withdrawn article. Atom's grammar wants tombstones before the entries.
  const entries = format === "rss" ? all.filter(({ state }) => state !== "withdrawn") : all;
  const codes = entries.map(({ code }) => code);
  const live = entries.find(({ state }) => state !== "withdrawn");
  // What does not change with every article, of which the articles' codes tell.
  const own = selectionFacts(channel, selection, address, format);
  const { title, description } = own;
  const feedUrl = step ? withParameter(own.feedUrl, `since=${step.token}`) : own.feedUrl;
  const sync = step?.facts ?? { sync_url: withParameter(history.current, `since=${startToken}`) };
  const lasting = { ...own, feedUrl, sync, updated: 0 };
  const relations = Object.keys(history).join();
  const head = fingerprint(
    JSON.stringify([
      channelFingerprint(channel, format),
      channel.authority,
      feedUrl,
      title,
      description,
      history.kind,
      relations,
      selection.content,
      step && [step.facts, history.next, step.removed],
    ]),
  );
  const etag = tableOfContents(head, codes);
  const facts: FeedFacts = {
    ...lasting,
    // Of a feed without entries, a moment that stays the same as long as its entity tag.
    updated:
      entries.length === 0 ? beginOf(channel) : Math.max(...entries.map((entry) => entry.updated)),
    published: live?.published,
    history,
  };
  const beside = (step?.removed ?? []).map((text) => [new TextEncoder().encode(text)]);
  const bindBody = (facts: FeedFacts, some: readonly Entry[]) => {
    const places = placesOf(catalogue, selection.slice, some);
    const removed = some.filter(({ state }) => state === "withdrawn").length;
    return fetchPlaces(store, places, format, (pieces) => {
      const parts = pieces.map((piece) => partsOf(piece, selection.content));
      const frame = feedFrame(format, channel, facts);
      return bind(frame, parts.slice(removed), [...beside, ...parts.slice(0, removed)]);
    });
  };
  return {
    mediaType: `${formats[format].mediaType}; charset=utf-8`,
    address: feedUrl,
    etag,
    lastModified: changedAt(catalogue, now),
    // In development, the next look must show what has been saved.
    ...(catalogue.preview !== "none" && { maxAge: 0 }),
    span: { from: now, until: nextChange(catalogue, now) },
    key: step?.token,
    dear: selection.slice.matches !== undefined || entries.length > usualEntries,
    links: linksOf(channel, facts, format),
    body: () => bindBody(facts, entries),
    delta: (tags) => {
      const lacking = unseen(tags, head, codes);
      if (lacking === undefined) return undefined;
      const some = entries.filter(({ code }) => lacking.codes.has(code));
      // Else a reader would take the part for the whole, and drop the rest. The topics, of which there
      // may be hundreds, it knows.
      const part = { ...facts, history: { ...history, kind: "part" as const }, topics: [] };
      return { base: lacking.base, empty: some.length === 0, body: () => bindBody(part, some) };
    },
  };
}

function linksOf(channel: Channel, facts: FeedFacts, format: Format): DocumentLink[] {
  const { mediaType } = formats[format];
  return [
    { href: facts.feedUrl, rel: "self", type: mediaType },
    { href: facts.pageUrl, rel: "alternate", type: "text/html" },
    ...(facts.alternates ?? []).map((other) => ({
      href: other.url,
      rel: "related",
      type: formats[other.format].mediaType,
    })),
    ...(channel.hub === undefined ? [] : [{ href: channel.hub, rel: "hub" }]),
  ];
}
