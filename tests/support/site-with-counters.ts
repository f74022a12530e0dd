import { env } from "cloudflare:workers";
import { createApp } from "../../src/app/app.ts";
import type { IndexedArticle } from "../../src/press/entries/pressed.ts";
import type { CountsPage } from "../../src/views/exchange.ts";
import { pressedAssets } from "./fake-assets.ts";
import { publish } from "./publisher.ts";

export const address = "https://example.org/.views";
export const secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
export const now = Date.parse("2026-11-29T00:00:00Z");

let sites = 0;

/** A site with counters that no other test uses. */
export function siteOf(articles: readonly Partial<IndexedArticle>[], bindings: object = {}) {
  const site = `site-${sites++}`;
  const written = articles.map((article, number) => ({
    published: number + 1,
    updated: number + 1,
    ...article,
  }));
  const { catalogue, edition } = publish(written, 1);
  const app = createApp(catalogue, () => now);
  const counter = (name: string) => env.VIEWS.getByName(`${site} ${name}`);
  const names: string[] = [];
  const VIEWS = {
    getByName: (name: string) => {
      names.push(name);
      return counter(name);
    },
  };
  const here = { ASSETS: pressedAssets(edition), VIEWS, VIEWS_SECRET: secret, ...bindings };
  const ask = async (init: RequestInit = {}, search = "", url = address) =>
    app.request(
      url + search,
      { ...init, headers: { Authorization: `Bearer ${secret}`, ...init.headers } },
      here,
    );
  const post = (body: BodyInit | null) => ask({ method: "POST", body });
  return {
    ask,
    post,
    counter,
    /** The counters that received a request. */
    names,
    restore: async (articles: readonly object[], replace?: boolean) =>
      (await post(JSON.stringify({ articles, replace }))).json(),
    pages: async () => {
      const pages: CountsPage[] = [];
      let search = "";
      do {
        const page: CountsPage = await (await ask({}, search)).json();
        pages.push(page);
        search = page.next === undefined ? "" : `?after=${page.next}`;
      } while (search !== "");
      return pages;
    },
  };
}

export const many = (count: number) => Array.from({ length: count }, () => ({}));
