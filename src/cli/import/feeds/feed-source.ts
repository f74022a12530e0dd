import { readFile, stat } from "node:fs/promises";
import { relative } from "node:path";
import { messageOf } from "../../../content/content-error.ts";
import { decodeText } from "../decode-text.ts";
import type { ImportedText, Loss } from "../imported.ts";
import type { Fetched, ImportContext, Input, Source, SourceKind } from "../source.ts";
import { type FeedHead, toImported } from "./feed-item.ts";
import {
  feedOfPage,
  kindOfText,
  pageAfter,
  type TextKind,
  textOf,
  textOfFile,
} from "./find-documents.ts";
import { parseDocument } from "./parse-document.ts";
import { splitItems } from "./split-items.ts";

/** Bytes. A JSON document cannot be read in parts. */
const largestJson = 64 * 1024 * 1024;

/** Any feed: RSS 0.9 to 2.0, Atom and JSON Feed, from a file, from an address, or from a page that names it. */
export const feeds: SourceKind = {
  name: "a feed (RSS, Atom, JSON Feed)",
  async open(input, context) {
    if (input.kind === "folder") return undefined;
    if (input.kind === "file") return openFile(input);
    const { document } = input;
    const text = textOf(document);
    const kind = kindOfText(text);
    if (kind === "json" || kind === "xml") return addressSource(document, text, kind, context);
    const feed = kind === "html" ? feedOfPage(text, document.url) : undefined;
    if (feed === undefined) return undefined;
    const fetched = await context.fetcher.get(feed);
    if (!fetched.ok) return undefined;
    const inner = textOf(fetched.value);
    const innerKind = kindOfText(inner);
    return innerKind === "json" || innerKind === "xml"
      ? addressSource(fetched.value, inner, innerKind, context)
      : undefined;
  },
};

function openFile({ path, head }: Input & { readonly kind: "file" }): Source | undefined {
  const kind = kindOfText(decodeText(head));
  if (kind !== "json" && kind !== "xml") return undefined;
  const source = relative("", path);
  return {
    name: kind === "json" ? "a JSON Feed" : "a feed",
    async *read() {
      let older: string | undefined;
      if (kind === "json" && (await stat(path)).size > largestJson) {
        yield lossOf(
          source,
          `it is larger than ${largestJson / 1024 / 1024} MiB; divide it, or export it as XML`,
        );
        return;
      }
      const chunks = kind === "json" ? [decodeText(await readFile(path))] : textOfFile(path, head);
      for await (const found of readDocument(chunks, kind, source, undefined)) {
        if (found.kind !== "head") yield found;
        else if (found.head.older !== undefined) older = found.head.older;
      }
      if (older !== undefined) {
        yield lossOf(
          source,
          `a file causes no requests, so older articles at ${older} were not read`,
        );
      }
    },
  };
}

/** A feed that is read from its newest document to its oldest. */
function addressSource(
  first: Fetched,
  firstText: string,
  kind: TextKind,
  { fetcher, mostPages }: ImportContext,
): Source {
  const names = { json: "a JSON Feed", xml: "a feed", html: "a feed", other: "a feed" };
  return {
    name: names[kind],
    site: new URL(first.url).origin,
    async *read() {
      const fetched = new Set([first.url]);
      const ids = new Set<string>();
      let head: FeedHead | undefined;
      let [url, text] = [first.url, firstText];
      let stale = 0;
      for (;;) {
        let fresh = 0;
        let items = 0;
        for await (const found of readDocument([text], kindOfText(text), url, url)) {
          if (found.kind === "head") {
            head = found.head;
            continue;
          }
          if (found.kind === "article") {
            items += 1;
            const key = found.id ?? found.addresses[0] ?? found.title;
            if (ids.has(key)) continue;
            ids.add(key);
            fresh += 1;
          }
          yield found;
        }
        const next = pageAfter(url, head, items);
        if (next === undefined) return;
        stale = fresh === 0 ? stale + 1 : 0;
        // An archive may repeat what the feed had. WordPress answers pages beyond the last with the first.
        const isStale = stale > (next.isGuess ? 0 : 3);
        const isEndless = fetched.has(next.url) || fetched.size >= mostPages || isStale;
        if (isEndless) {
          if (!next.isGuess) yield lossOf(url, endlessReason(next.url, fetched.size >= mostPages));
          return;
        }
        fetched.add(next.url);
        const answer = await fetcher.get(next.url);
        if (!answer.ok) {
          if (!next.isGuess)
            yield lossOf(url, `the older articles at ${next.url} were not read: ${answer.reason}`);
          return;
        }
        [url, text] = [answer.value.url, textOf(answer.value)];
        const kind = kindOfText(text);
        if (kind !== "json" && kind !== "xml") {
          if (!next.isGuess)
            yield lossOf(
              next.url,
              "this is not a document of a feed, so older articles were not read",
            );
          return;
        }
      }
    },
  };
}

function endlessReason(next: string, isMost: boolean): string {
  return isMost
    ? `the feed has more documents than an import reads, so those from ${next} on were not read`
    : `the feed leads in a circle: ${next} has nothing new`;
}

type InDocument = ImportedText | Loss | { readonly kind: "head"; readonly head: FeedHead };

/** Reads one document. What it says of the feed comes last, when all of it is known. */
async function* readDocument(
  chunks: AsyncIterable<string> | Iterable<string>,
  kind: TextKind,
  source: string,
  base: string | undefined,
): AsyncGenerator<InDocument> {
  if (kind === "json") {
    let text = "";
    for await (const chunk of chunks) text += chunk;
    try {
      const { head, items } = parseDocument(text);
      for (const item of items) yield toImported(item, head, { source }, base);
      yield { kind: "head", head };
    } catch (cause) {
      yield lossOf(source, `this cannot be read as a JSON Feed: ${messageOf(cause)}`);
    }
    return;
  }
  let head: FeedHead = { people: [] };
  for await (const part of splitItems(chunks)) {
    const { line } = part;
    if (part.kind === "too-long") {
      yield { ...lossOf(source, "an item is longer than 20 million characters"), line };
      continue;
    }
    try {
      const parsed = parseDocument(part.xml);
      if (part.kind === "head") head = parsed.head;
      else for (const item of parsed.items) yield toImported(item, head, { source, line }, base);
    } catch (cause) {
      if (part.kind === "head") continue;
      yield { ...lossOf(source, `an item cannot be read: ${messageOf(cause)}`), line };
    }
  }
  yield { kind: "head", head };
}

function lossOf(source: string, reason: string): Loss {
  return { kind: "loss", source, reason };
}
