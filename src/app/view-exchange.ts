import type { Context, Handler } from "hono";
import { articlePath } from "../article/article.ts";
import { type Entry, entryAt, nameAt, rowNamed, stateOf } from "../catalogue/entries.ts";
import { decodeFeedPiece } from "../catalogue/feed-piece.ts";
import { fetchPieces, type Site } from "../catalogue/volume-store.ts";
import { isRecord, parseRecord } from "../feed/json/record.ts";
import { joinGzip } from "../gzip/join.ts";
import { restore } from "../gzip/whole.ts";
import { hasBearer, unauthorized } from "../http/bearer.ts";
import { withoutCors } from "../http/local-only.ts";
import { problemResponse } from "../http/problem.ts";
import { requestText } from "../http/request-text.ts";
import { reads } from "../http/routes.ts";
import { documentSecurity } from "../http/security.ts";
import {
  type BatchResult,
  batchSize,
  type Count,
  type CountsBatch,
  type CountsPage,
  isCount,
  isSecret,
  largestBatch,
} from "../views/exchange.ts";
import type { Bindings } from "./site.ts";

/**
 * Exports and imports the counts of all articles for the operator, who has the Worker's secret. Without a
 * secret, or with one that could be guessed, there is nothing here.
 */
export function viewExchange(at: (c: Context<Bindings>) => Site): Handler<Bindings> {
  return async (c) => {
    const { VIEWS, VIEWS_SECRET = "" } = c.env;
    if (VIEWS === undefined || !isSecret(VIEWS_SECRET)) return c.notFound();
    const isOperator = await hasBearer(c.req.raw, VIEWS_SECRET);
    return withoutCors(isOperator ? await exchange(c, VIEWS, at(c)) : unauthorized());
  };
}

async function exchange(c: Context<Bindings>, counters: Env["VIEWS"], site: Site) {
  if (reads(c)) return exportPage(site, counters, c.req.query("after"));
  if (c.req.method === "POST") return importBatch(site, counters, c.req.raw);
  const Allow = "GET, HEAD, POST";
  return problemResponse(
    { status: 405, title: "Method not allowed", detail: `This address takes ${Allow}.` },
    { Allow },
  );
}

/** @param after name of the last article on the page before */
async function exportPage(
  { catalogue, store, now }: Site,
  counters: Env["VIEWS"],
  after: string | undefined,
): Promise<Response> {
  const last = after === undefined ? -1 : rowNamed(catalogue, after);
  if (last === undefined) {
    return badRequest("There is no article with the name in after. Begin again without after.");
  }
  const entries: Entry[] = [];
  const { rows } = catalogue.everything;
  // One more than a page shows whether another page follows.
  for (let row = last + 1; row < rows.length && entries.length <= batchSize; row++) {
    const entry = entryAt(catalogue, catalogue.everything, row, now);
    if (mayHaveViews(entry.state)) entries.push(entry);
  }
  const page = entries.slice(0, batchSize);
  const names = page.map(({ row }) => nameAt(catalogue, row) ?? "");
  const [views, titles] = await Promise.all([
    Promise.all(names.map((name) => counters.getByName(name).views())),
    fetchPieces(store, catalogue.everything, page, "json", (pieces) => pieces.map(titleIn)),
  ]);
  return answer<CountsPage>({
    articles: page.map(({ row }, place) => ({
      name: names[place] ?? "",
      path: articlePath({ slug: catalogue.slugs.at(row) ?? "" }),
      title: titles[place] ?? "",
      views: views[place] ?? 0,
    })),
    ...(entries.length > batchSize && { next: names.at(-1) ?? "" }),
  });
}

/** Nothing is stored before all of the batch was found to be right. Importing it again changes nothing. */
async function importBatch(
  { catalogue, now }: Site,
  counters: Env["VIEWS"],
  request: Request,
): Promise<Response> {
  const text = await requestText(request, largestBatch);
  if (text === undefined) {
    return problemResponse({
      status: 413,
      title: "The batch is too large",
      detail: `At most ${largestBatch} bytes are read.`,
    });
  }
  const batch = readBatch(text);
  if (typeof batch === "string") return badRequest(batch);
  const isKnown = ({ name }: Count) => {
    const row = rowNamed(catalogue, name);
    return row !== undefined && mayHaveViews(stateOf(catalogue, row, now));
  };
  const changes = await Promise.all(
    batch.articles
      .filter(isKnown)
      .map(({ name, views }) => counters.getByName(name).restore(views, batch.replace)),
  );
  return answer<BatchResult>({
    changed: changes.filter(Boolean).length,
    unknown: batch.articles.filter((count) => !isKnown(count)).map(({ name }) => name),
  });
}

/** Only articles that were public once can have been viewed, and each name makes an object. */
function mayHaveViews(state: Entry["state"]): boolean {
  return state === "public" || state === "expired" || state === "withdrawn";
}

const decoder = new TextDecoder();

/** The title in an item of JSON Feed; empty in the item of a withdrawn article. */
function titleIn(piece: Uint8Array): string {
  const text = restore(joinGzip([decodeFeedPiece(piece, "summary")]));
  const { title } = parseRecord(decoder.decode(text));
  return typeof title === "string" ? title : "";
}

/** The batch in the body of a request, or what is wrong with it. */
function readBatch(text: string): CountsBatch | string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return "The body is not JSON.";
  }
  if (!isRecord(body)) return "The body is not a JSON object.";
  const { articles: given, replace = false } = body;
  if (typeof replace !== "boolean") return "replace is neither true nor false.";
  if (!Array.isArray(given)) return "articles is not a list.";
  if (given.length > batchSize) return `There are more than ${batchSize} articles.`;
  const articles: Count[] = [];
  for (const [place, one] of given.entries()) {
    const { name, views }: Record<string, unknown> = isRecord(one) ? one : {};
    if (typeof name !== "string") return `The name of article ${place} is not a text.`;
    if (!isCount(views)) return `The views of article ${place} are not a number of views.`;
    if (articles.some((other) => other.name === name)) return `Article ${place} appears twice.`;
    articles.push({ name, views });
  }
  return { replace, articles };
}

function badRequest(detail: string): Response {
  return problemResponse({ status: 400, title: "The request cannot be understood", detail });
}

function answer<T>(body: T): Response {
  return Response.json(body, { headers: { "Cache-Control": "no-store", ...documentSecurity } });
}
