import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, ownHeaders } from "./ask.ts";
import { bundle } from "./bundle.ts";
import type { Service, Worker } from "./workerd.ts";

const codes = {
  product: await bundle("src/worker.ts"),
  clocked: await bundle("bench/workers/clocked.ts"),
  constant: await bundle("bench/workers/constant.ts"),
  driver: await bundle("bench/workers/driver.ts"),
  // With wrangler's defaults, as other projects bundle theirs.
  rendered: await bundle("bench/workers/rendered.ts", { keepNames: true }),
};

/** The Worker's code as it is deployed, without the edition. */
export const productCode = codes.product;

/**
 * The Worker as it is deployed, with the edition in a folder and the files of that folder as assets.
 *
 * @param code another bundle of `src/worker.ts`, instead of the deployed one
 */
export function product(dist: string, code = codes.product): Record<"PRODUCT" | "ASSETS", Service> {
  return site(dist, code);
}

/** The same, with a clock that the benchmark sets. */
export function clockedProduct(dist: string): Record<"PRODUCT" | "ASSETS", Service> {
  return site(dist, codes.clocked);
}

function site(dist: string, code: string) {
  const data = { "broadsheet/edition.bin": readFileSync(join(dist, "edition.bin")) };
  return {
    ASSETS: { folder: join(dist, "assets") },
    PRODUCT: { main: "worker.js", code, data, services: ["ASSETS"] },
  };
}

/** A Worker that always gives the same answer. */
export function constant(answer: Answer): Worker {
  // The bytes are sent as they are, whether or not they are compressed.
  const init = { status: answer.status, headers: ownHeaders(answer), encodeBody: "manual" };
  return {
    main: "constant.js",
    code: codes.constant,
    bytes: answer.body.length === 0 ? {} : { BODY: answer.body },
    json: { INIT: init },
  };
}

/** A Worker that always gives an empty answer. */
export const constantOfNothing: Worker = {
  main: "constant.js",
  code: codes.constant,
  json: { INIT: { status: 200 } },
};

/** A Worker that renders the articles of one of our JSON Feeds with `feed`, at every request. */
export function rendered({ body }: Answer): Worker {
  const { title, description, home_page_url, items }: JsonFeed = JSON.parse(`${body}`);
  return {
    main: "rendered.js",
    code: codes.rendered,
    json: {
      SOURCE: {
        title,
        description,
        url: home_page_url,
        items: items.map((item) => ({
          id: item.id,
          link: item.url,
          title: item.title,
          description: item.summary,
          content: item.content_html,
          published: item.date_published,
          author: item.authors,
          category: item.tags?.map((name) => ({ name })),
        })),
      },
    },
  };
}

interface JsonFeed {
  readonly title: string;
  readonly description: string;
  readonly home_page_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly summary?: string;
    readonly content_html: string;
    readonly date_published: string;
    readonly authors?: readonly { readonly name: string }[];
    readonly tags?: readonly string[];
  }[];
}

/** The Worker that calls the others. */
export function driver(services: readonly string[]): Worker {
  return { main: "driver.js", code: codes.driver, services };
}
