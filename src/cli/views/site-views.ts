import { z } from "zod";
import {
  type BatchResult,
  batchSize,
  type Count,
  type CountedArticle,
  exchangePath,
  secretName,
} from "../../views/exchange.ts";
import { secretFile } from "./secret.ts";
import { ViewsError } from "./views-error.ts";

/** A site whose counts are exported or imported. */
interface CountedSite {
  /** Scheme and host, as in `https://news.example.org`. */
  readonly origin: string;
  readonly secret: string;
}

/** Milliseconds that one answer may take. */
const timeout = 30_000;
/** How often a request is sent to a site that fails. Both kinds can be repeated. */
const attempts = 3;

const count = z.int().nonnegative();
const pageSchema = z.object({
  articles: z.array(
    z.object({ name: z.string(), path: z.string(), title: z.string(), views: count }),
  ),
  next: z.string().optional(),
});
const resultSchema = z.object({ changed: count, unknown: z.array(z.string()) });
const problemSchema = z.object({ detail: z.string() });

/**
 * Fetches the counts of all articles, oldest article first.
 *
 * @throws ViewsError if the site does not give all of them
 */
export async function exportViews(site: CountedSite): Promise<CountedArticle[]> {
  const articles = new Map<string, CountedArticle>();
  let next: string | undefined;
  do {
    const page: z.infer<typeof pageSchema> = await ask(site, pageSchema, {}, next);
    for (const article of page.articles) articles.set(article.name, article);
    if (page.next !== undefined && !page.articles.some(({ name }) => name === page.next)) {
      throw notOurs(site);
    }
    next = page.next;
  } while (next !== undefined);
  return [...articles.values()];
}

/**
 * Raises the counts of a site to these, batch by batch.
 *
 * @param replace lowers counts too
 * @throws ViewsError if the site does not take all of them; importing them again then does the rest
 */
export async function importViews(
  site: CountedSite,
  counts: readonly Count[],
  replace: boolean,
): Promise<BatchResult> {
  let changed = 0;
  const unknown: string[] = [];
  for (let from = 0; from < counts.length; from += batchSize) {
    const articles = counts.slice(from, from + batchSize);
    const body = JSON.stringify({ replace, articles });
    const result = await ask(site, resultSchema, { method: "POST", body });
    changed += result.changed;
    unknown.push(...result.unknown);
  }
  return { changed, unknown };
}

async function ask<T>(
  site: CountedSite,
  schema: z.ZodType<T>,
  init: RequestInit,
  after?: string,
): Promise<T> {
  const url = new URL(exchangePath, site.origin);
  if (after !== undefined) url.searchParams.set("after", after);
  const headers = {
    Accept: "application/json",
    Authorization: `Bearer ${site.secret}`,
    "Content-Type": "application/json",
  };
  for (let attempt = 1; ; attempt++) {
    const response = await send(url, { ...init, headers });
    if (response.status >= 500 && attempt < attempts) {
      await response.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
      continue;
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw refusal(site, response, problemSchema.safeParse(body).data?.detail);
    const read = schema.safeParse(body);
    if (!read.success) throw notOurs(site);
    return read.data;
  }
}

async function send(url: URL, init: RequestInit): Promise<Response> {
  try {
    // A redirect could lead the secret away.
    const signal = AbortSignal.timeout(timeout);
    return await fetch(url, { ...init, redirect: "manual", signal });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.cause ?? cause) : cause;
    throw new ViewsError(
      `${url.origin} cannot be reached (${reason instanceof Error ? reason.message : reason})`,
      "check the address and the connection; for a site on this computer, run npm start first",
    );
  }
}

function refusal(
  { origin }: CountedSite,
  { status, headers }: Response,
  detail: string | undefined,
) {
  if (status === 401) {
    return new ViewsError(
      `${origin} does not accept the secret on this computer`,
      `copy ${secretFile} from the computer that made it; if it is lost, run npx wrangler secret delete ${secretName}, delete the file here, and run npm run deploy, which makes a new one`,
    );
  }
  if (status === 404) {
    return new ViewsError(
      `${origin} does not give its views: either it is not a Broadsheet site, or it has no secret`,
      "run npm run deploy, which sets up the secret; for a site on this computer, start it again afterwards",
    );
  }
  const location = headers.get("Location");
  if (status >= 300 && status < 400 && location !== null && URL.canParse(location, origin)) {
    return new ViewsError(
      `${origin} redirects to ${location}`,
      `write --url ${new URL(location, origin).origin}`,
    );
  }
  return new ViewsError(
    `${origin} answered ${status}${detail === undefined ? "" : `: ${detail}`}`,
    "try again; npx wrangler tail shows what the Worker says",
  );
}

function notOurs({ origin }: CountedSite) {
  return new ViewsError(
    `${origin} is not a Broadsheet site`,
    "write --url with the address of the site",
  );
}

/** Hosts that are always this computer. */
const local = /^(?:(?:[^.]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The origin of an address to which a secret may be sent.
 *
 * @throws ViewsError if it is not the address of a site, or if others could read the secret on its way
 */
export function siteOrigin(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ViewsError(
      `${address} is not the address of a site`,
      "write one as in https://news.example.org",
    );
  }
  if (url.protocol === "http:" && !local.test(url.hostname)) {
    throw new ViewsError(
      `without encryption, others could read the secret on its way to ${url.origin}`,
      `write https://${url.host}`,
    );
  }
  return url.origin;
}
