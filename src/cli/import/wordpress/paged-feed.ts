import { messageOf } from "../../../content/content-error.ts";
import { decodeText } from "../decode-text.ts";
import { type FeedDocument, toImported } from "../feeds/feed-item.ts";
import { parseDocument } from "../feeds/parse-document.ts";
import { plainText } from "../html/plain-text.ts";
import type { FromSource, ImportedText } from "../imported.ts";
import type { ImportContext, Source } from "../source.ts";
import { isExtract, wordPressBody } from "./body.ts";
import { Library } from "./library.ts";

/**
 * The feed of a site of WordPress, which continues at `?paged=2`.
 *
 * @param feed address of its first page
 * @param why the reason for which the site is not read in a better way, as a sentence without a full stop
 */
export function pagedFeed(
  feed: string,
  site: string,
  why: string | undefined,
  context: ImportContext,
): Source {
  return {
    name: "the feed of a site of WordPress, page by page",
    site: new URL(site).origin,
    read: () => readPages(feed, site, why, context),
  };
}

async function* readPages(
  feed: string,
  site: string,
  why: string | undefined,
  context: ImportContext,
): AsyncGenerator<FromSource> {
  const lose = (reason: string, source = feed): FromSource => ({ kind: "loss", source, reason });
  if (why !== undefined)
    yield lose(`${why}; its feeds have only articles, without pages, slugs and files`, site);
  const library = new Library();
  const seen = new Set<string | undefined>();
  for (let page = 1; page <= context.mostPages; page++) {
    const url = new URL(feed);
    if (page > 1) url.searchParams.set("paged", String(page));
    const answer = await context.fetcher.get(url.href);
    if (!answer.ok) {
      // Behind its last page, WordPress answers 404.
      if (page === 1 || answer.status !== 404)
        yield lose(`the feed could not be read: ${answer.reason}`, url.href);
      return;
    }
    let document: FeedDocument;
    try {
      document = parseDocument(decodeText(answer.value.bytes, answer.value.charset));
    } catch (cause) {
      yield lose(`this is not a feed (${messageOf(cause)})`, url.href);
      return;
    }
    const fresh = document.items.filter(({ id }) => !seen.has(id));
    for (const item of fresh) {
      seen.add(item.id);
      yield plain(toImported(item, document.head, { source: url.href }, answer.value.url), library);
    }
    // A site without pages of its feed gives the same page again and again.
    if (fresh.length === 0) return;
  }
  yield lose(`the feed has more than ${context.mostPages} pages; the others were not read`);
}

/** An article whose text is without what WordPress puts around it. */
function plain(text: ImportedText, library: Library): ImportedText {
  if (text.body.text.includes("post-password-form")) return locked(text);
  const { html, losses } = wordPressBody({
    content: text.body.text,
    rendered: true,
    post: 0,
    notes: new Map(),
    library,
  });
  const isTaken = text.summary !== undefined && isExtract(text.summary, plainText(html));
  return {
    ...text,
    summary: isTaken ? undefined : text.summary,
    body: { format: "html", text: html },
    losses: [...text.losses, ...losses.map(({ reason }) => ({ reason }))],
  };
}

/** An article that asks for a password. Before its title stands a word such as "Protected: ". */
function locked(text: ImportedText): ImportedText {
  const reason = "its text is behind a password, which the import does not have";
  return {
    ...text,
    title: text.title.replace(/^[^:：]{1,30}[:：]\s*/, ""),
    summary: undefined,
    status: "password",
    body: { format: "html", text: "" },
    losses: [...text.losses, { reason }],
  };
}
