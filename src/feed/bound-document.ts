import { beginOf, type Channel } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import { type Format, formats } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import type { Entry } from "../catalogue/entries.ts";
import { decodeFeedPiece } from "../catalogue/feed-piece.ts";
import { changedAt, nextChange } from "../catalogue/schedule.ts";
import { fetchPlaces, type Site } from "../catalogue/volume-store.ts";
import type { Gzip } from "../gzip/whole.ts";
import { placesOf } from "../query/plan-volumes.ts";
import { type Address, type Selection, withParameter } from "../query/selection.ts";
import { startToken } from "../query/sync-token.ts";
import { bind } from "./bind.ts";
import type { FeedFacts, History, SyncFacts } from "./feed-facts.ts";
import { channelFingerprint, feedFrame, selectionFacts } from "./head.ts";
import { feedComment } from "./json/comment.ts";
import { tableOfContents, unseen } from "./table-of-contents.ts";

/** A feed at a moment. Its body is bound only on demand. */
export interface FeedDocument {
  readonly mediaType: string;
  /** The feed's own absolute address, which may differ from that of the request. */
  readonly address: string;
  /** A weak validator: the table of contents. */
  readonly etag: string;
  readonly lastModified: Instant;
  /** Seconds for which a cache may keep it, if that is fixed. */
  readonly maxAge?: number;
  /** The time during which it stays the same. */
  readonly span: { readonly from: Instant; readonly until: Instant };
  readonly links: readonly DocumentLink[];
  /** Its pieces are many or scattered, so binding takes much longer than usual. */
  readonly expensive: boolean;
  body(): Promise<Gzip>;
  /** What a client that holds older tables of contents has not seen. */
  delta?(tags: readonly string[]): FeedDelta | undefined;
}

/** The part of a feed that a client lacks (RFC 3229 with the instance manipulation `feed`). */
export interface FeedDelta {
  /** The table of contents that the client holds, without quotes. */
  readonly base: string;
  readonly empty: boolean;
  body(): Promise<Gzip>;
}

export interface DocumentLink {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

/** Up to this many consecutive pieces, binding takes about as long as making a page. */
const usualEntries = 50;

/** One answer to a program that keeps a copy (`sync-document.ts`). */
export interface SyncStep {
  readonly token: string;
  readonly facts: SyncFacts;
  /** Articles that are no longer entries, each as JSON text. */
  readonly removed: readonly string[];
}

/**
 * The feed of some entries of a selection.
 *
 * @param all withdrawn entries first
 * @param address of the document: the selection's own, or that of an archive
 * @param step for a request with a sync token, which only JSON Feed answers
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
  const spoken = catalogue.vocabulary.own;
  // RSS cannot express a withdrawal. Atom's grammar requires tombstones before the entries.
  const entries = format === "rss" ? all.filter(({ state }) => state !== "withdrawn") : all;
  const codes = entries.map(({ code }) => code);
  const live = entries.find(({ state }) => state !== "withdrawn");
  // These facts do not change with the articles: the codes stand for those.
  const own = selectionFacts(channel, selection, address, format);
  const { title, description } = own;
  const feedUrl = step ? withParameter(own.feedUrl, `since=${step.token}`) : own.feedUrl;
  const sync = step?.facts ?? { sync_url: withParameter(history.current, `since=${startToken}`) };
  const headFacts = { ...own, feedUrl, sync, updated: 0 };
  const relations = Object.keys(history).join();
  const head = fingerprint(
    JSON.stringify([
      channelFingerprint(channel, format, spoken),
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
    ...headFacts,
    // Without entries, a moment that stays the same as long as the entity tag does.
    updated:
      entries.length === 0 ? beginOf(channel) : Math.max(...entries.map((entry) => entry.updated)),
    published: live?.published,
    history,
  };
  const others = (step?.removed ?? []).map((text) => new TextEncoder().encode(text));
  const bindBody = (facts: FeedFacts, some: readonly Entry[]) => {
    const places = placesOf(catalogue, selection.slice, some);
    const removed = some.filter(({ state }) => state === "withdrawn").length;
    return fetchPlaces(store, places, format, (pieces) => {
      const parts = pieces.map((piece) => decodeFeedPiece(piece, selection.content));
      // Only JSON Feed has a place for it.
      const comment = format === "json" ? feedComment(channel, facts, spoken) : undefined;
      const frame = feedFrame(format, channel, { ...facts, comment });
      return bind(frame, parts.slice(removed), [...others, ...parts.slice(0, removed)]);
    });
  };
  return {
    mediaType: `${formats[format].mediaType}; charset=utf-8`,
    address: feedUrl,
    etag,
    lastModified: changedAt(catalogue, now),
    // In development, reloading must show what the author has just saved.
    ...(catalogue.preview !== "none" && { maxAge: 0 }),
    span: { from: now, until: nextChange(catalogue, now) },
    expensive: selection.slice.matches !== undefined || entries.length > usualEntries,
    links: linksOf(channel, facts, format),
    body: () => bindBody(facts, entries),
    delta: (tags) => {
      const missing = unseen(tags, head, codes);
      if (missing === undefined) return undefined;
      const some = entries.filter(({ code }) => missing.codes.has(code));
      // Not "complete": the reader would take the part for the whole and drop the rest. It already has
      // the topics, and there may be hundreds.
      const part = { ...facts, history: { ...history, kind: "part" as const }, topics: [] };
      return { base: missing.base, empty: some.length === 0, body: () => bindBody(part, some) };
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
