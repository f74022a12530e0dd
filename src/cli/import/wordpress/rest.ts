import { z } from "zod";
import type { Fetcher } from "../source.ts";

/** WordPress's REST interface at one site. */
export interface Rest {
  /** @param route what follows `wp/v2/`: `posts` */
  ask(route: string, query: Readonly<Record<string, string | number>>): Promise<RestAnswer>;
}

export type RestAnswer =
  | {
      readonly ok: true;
      readonly json: unknown;
      /** How many items a list has on all of its pages, if the site says it. */
      readonly total: number | undefined;
    }
  | {
      readonly ok: false;
      /** Undefined if nobody answered, or with something else than JSON. */
      readonly status: number | undefined;
      /** As a sentence without a full stop. */
      readonly reason: string;
    };

/**
 * @param root the address of the interface: `https://old.example/wp-json/`, or
 *   `https://old.example/?rest_route=/` where addresses are not rewritten
 */
export function restAt(root: string, fetcher: Fetcher): Rest {
  return {
    async ask(route, query) {
      const address = addressOf(root, route, query);
      const answer = await fetcher.get(address);
      if (!answer.ok) return { ok: false, status: answer.status, reason: answer.reason };
      const json = jsonIn(answer.value.bytes);
      if (typeof json !== "object" || json === null) {
        return {
          ok: false,
          status: undefined,
          reason: `${address} answered with something else than JSON`,
        };
      }
      const total = answer.value.headers.get("X-WP-Total") ?? "";
      return { ok: true, json, total: /^\d{1,9}$/.test(total) ? Number(total) : undefined };
    },
  };
}

function addressOf(
  root: string,
  route: string,
  query: Readonly<Record<string, string | number>>,
): string {
  const url = new URL(root);
  const before = url.searchParams.get("rest_route");
  if (before === null) url.pathname = `${url.pathname.replace(/\/$/, "")}/wp/v2/${route}`;
  else url.searchParams.set("rest_route", `/wp/v2/${route}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

function jsonIn(bytes: Uint8Array): unknown {
  // Warnings of PHP may stand before the JSON.
  const text = new TextDecoder().decode(bytes);
  for (const written of [text, text.slice(text.search(/^[[{]/m))]) {
    try {
      return JSON.parse(written);
    } catch {
      // Another try, or none.
    }
  }
  return undefined;
}

const perPage = 100;

/** A part of a list, or what is missing of it. */
export type RestPart = { readonly items: readonly unknown[] } | { readonly reason: string };

/**
 * Reads a list to its end, a hundred items at a time. Where a server fails, because a plugin cannot show one of
 * the items or a hundred are too many for it, it is asked for ten at a time, then for each one, and what it
 * never gives is named.
 *
 * @param mostPages how many pages are read at most
 */
export async function* wholeList(
  rest: Rest,
  route: string,
  query: Readonly<Record<string, string | number>>,
  mostPages: number,
): AsyncGenerator<RestPart> {
  const order = { ...query, orderby: "id", order: "asc" };
  const seen = new Set<unknown>();
  let total: number | undefined;
  for (let page = 1; page <= mostPages; page++) {
    const list = await listOf(rest, route, { ...order, per_page: perPage, page });
    if (list.ok) {
      total = list.total ?? total;
      const fresh = list.items.filter((item) => !seen.has(Object(item).id));
      for (const item of fresh) seen.add(Object(item).id);
      if (fresh.length > 0) yield { items: fresh };
      else if (list.items.length > 0) {
        yield { reason: `page ${page} of ${route} repeats earlier pages, so no more were read` };
      }
      const isLast =
        list.items.length < perPage && (total === undefined || page * perPage >= total);
      if (isLast || fresh.length === 0) return;
      // Beyond the last page, the answer is 400.
    } else if (list.status === 400 && page > 1) return;
    else {
      const offset = (page - 1) * perPage;
      const count = Math.min(perPage, (total ?? Number.POSITIVE_INFINITY) - offset);
      const { parts, isEnd } = await inSmallerParts(rest, route, order, offset, count);
      yield* parts;
      if (isEnd) return;
    }
    if (total !== undefined && page * perPage >= total) return;
  }
  yield { reason: `${route} has more than ${mostPages} pages; the others were not read` };
}

async function listOf(rest: Rest, route: string, query: Readonly<Record<string, string | number>>) {
  const answer = await rest.ask(route, query);
  if (!answer.ok) return answer;
  const items = z.array(z.unknown()).safeParse(answer.json).data;
  if (items !== undefined) return { ...answer, items };
  return {
    ok: false as const,
    status: undefined,
    reason: `${route} answered with something else than a list`,
  };
}

/** Asks for items one by one where asking for all of them failed. */
async function inSmallerParts(
  rest: Rest,
  route: string,
  query: Readonly<Record<string, string | number>>,
  offset: number,
  count: number,
): Promise<{ parts: RestPart[]; isEnd: boolean }> {
  const parts: RestPart[] = [];
  /** Items that failed one behind the other. */
  let failed = 0;
  for (let at = offset; at < offset + count; at += 10) {
    const ten = await listOf(rest, route, { ...query, per_page: 10, offset: at });
    if (ten.ok) {
      parts.push({ items: ten.items });
      if (ten.items.length < 10) return { parts, isEnd: true };
      continue;
    }
    for (let one = at; one < Math.min(at + 10, offset + count); one++) {
      const single = await listOf(rest, route, { ...query, per_page: 1, offset: one });
      if (single.ok) {
        parts.push({ items: single.items });
        if (single.items.length === 0) return { parts, isEnd: true };
        failed = 0;
        continue;
      }
      failed += 1;
      parts.push({ reason: `item ${one + 1} of ${route} could not be read: ${single.reason}` });
      // The server is down, or refuses to answer at all.
      if (failed === 3) {
        parts.push({ reason: `${route} could not be read any further` });
        return { parts, isEnd: true };
      }
    }
  }
  return { parts, isEnd: false };
}
