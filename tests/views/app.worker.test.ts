import { listDurableObjectIds } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import edition from "../../.vitest/demanding/edition.bin";
import { createApp } from "../../src/app/app.ts";
import { formatKeys, formats } from "../../src/article/formats.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";
import { neededWords, vocabularyOf } from "../../src/language/vocabulary.ts";

const origin = "https://news.example.org";
const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
const catalogue = openCatalogue(file.index);

let now = Date.parse("2026-11-22T00:00:00Z");
let app = createApp(catalogue, () => now);
beforeEach(() => {
  now += 86_400_000;
  app = createApp(catalogue, () => now);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const page = "/articles/plain/";
const beacon = "/articles/plain/views";
const visitor = {
  "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  "Sec-Fetch-Site": "same-origin",
  Origin: origin,
  "CF-Connecting-IP": "192.0.2.1",
};

function get(path: string, bindings: object = env) {
  return app.request(`${origin}${path}`, {}, bindings);
}

function tell(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  bindings: object = env,
) {
  return app.request(
    `${origin}${path}`,
    { method: "POST", headers: { ...visitor, ...headers } },
    bindings,
  );
}

async function shown(bindings: object = env): Promise<string | undefined> {
  const response = await get(page, bindings);
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toContain("</html>");
  return /<span>([^< ]*) (?:views?|次浏览)<\/span>/.exec(html)?.[1];
}

/** Bindings with counters that behave as given. */
function withCounters(views: () => Promise<number>, count = async () => {}) {
  return { ...env, VIEWS: { ...env.VIEWS, getByName: () => ({ views, count }) } };
}

describe("a view", () => {
  it("is counted, and shown half a minute later", async () => {
    // A counter that is being created may answer later than the page.
    const before = await env.VIEWS.getByName("plain").views();
    const atFirst = before === 0 ? undefined : String(before);
    expect(await shown()).toBe(atFirst);
    const told = await tell(beacon);
    expect(told.status).toBe(204);
    expect(told.headers.get("Cache-Control")).toBe("no-store");
    expect(told.headers.get("Set-Cookie")).toBe(null);
    now += 29_999;
    expect(await shown()).toBe(atFirst);
    now += 1;
    expect(await shown()).toBe(String(before + 1));
  });

  it.each([
    { DNT: "1" },
    { "Sec-GPC": "1" },
    { "Sec-Purpose": "prefetch;prerender" },
    { "Sec-Fetch-Site": "cross-site" },
    { Origin: "https://elsewhere.example" },
    { "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
  ])("with %o is not counted", async (headers) => {
    const before = await env.VIEWS.getByName("plain").views();
    expect((await tell(beacon, headers)).status).toBe(204);
    expect(await env.VIEWS.getByName("plain").views()).toBe(before);
  });

  it("creates an object only for a public article", async () => {
    const before = (await listDurableObjectIds(env.VIEWS)).length;
    for (const name of ["unknown", "scheduled", "constructor", "%00", "PLAIN"]) {
      expect((await tell(`/articles/${name}/views`)).status).toBe(404);
      await get(`/articles/${name}/`);
    }
    expect(await listDurableObjectIds(env.VIEWS)).toHaveLength(before);
  });

  it("of a renamed article counts under the article's first slug", async () => {
    const row = catalogue.slugs.rowOf("plain") ?? -1;
    const index = { ...file.index, aliases: [["first", row] as const, ["second", row] as const] };
    app = createApp(openCatalogue(index), () => now);
    await tell(beacon);
    expect(await env.VIEWS.getByName("first").views()).toBe(1);
    expect(await shown()).toBe("1");
  });

  it("is not acknowledged if the counter is down", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const down = withCounters(
      async () => 0,
      async () => {
        throw new Error("down");
      },
    );
    expect((await tell(beacon, {}, down)).status).toBe(500);
  });

  it("is accepted only as POST", async () => {
    for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
      const refused = await app.request(`${origin}${beacon}`, { method }, env);
      expect(refused.status).toBe(405);
      expect(refused.headers.get("Allow")).toBe("POST, OPTIONS");
      if (method === "HEAD") continue;
      expect(await refused.json()).toMatchObject({
        detail: "This address accepts only these methods: POST, OPTIONS.",
      });
    }
    const options = await app.request(`${origin}${beacon}`, { method: "OPTIONS" }, env);
    expect(options.status).toBe(204);
    expect(options.headers.get("Access-Control-Allow-Origin")).toBe(null);
  });
});

describe("the page of an article", () => {
  it("may be cached for half a minute, and names the address for its beacon", async () => {
    const response = await get(page);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=30");
    expect(await response.text()).toContain(`<meta name="views" content="${beacon}"/>`);
    expect(await (await get("/")).text()).not.toContain('name="views"');
  });

  it("rounds the number of views", async () => {
    expect(await shown(withCounters(async () => 12_345))).toBe("12.3K");
  });

  it("rounds the number in the style of the article's language", async () => {
    const languages = ["zh-Hans"];
    const index = {
      ...file.index,
      vocabulary: neededWords(vocabularyOf(file.index.channel), languages),
      languages,
      language: file.index.language.map(() => 0),
    };
    app = createApp(openCatalogue(index), () => now);
    expect(await shown(withCounters(async () => 12_345))).toBe("1.2万");
  });

  it("is served without counters, and nothing is logged", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    expect(await shown({ ASSETS: env.ASSETS })).toBe(undefined);
    expect(log).not.toHaveBeenCalled();
  });

  it("is served if the counter fails, which is logged once", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const broken = withCounters(() => Promise.reject(new Error("down")));
    expect(await shown(broken)).toBe(undefined);
    expect(await shown(broken)).toBe(undefined);
    expect(log).toHaveBeenCalledTimes(1);
    expect(JSON.parse(String(log.mock.lastCall))).toMatchObject({ counter: "plain" });
  });

  it("is served if the counter does not answer", async () => {
    const views = vi.fn(() => new Promise<number>(() => {}));
    expect(await shown(withCounters(views))).toBe(undefined);
    expect(await shown(withCounters(views))).toBe(undefined);
    expect(views).toHaveBeenCalledTimes(1);
  });

  it("shows the late answer of a slow counter to the request before", async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    expect(await shown(withCounters(() => promise))).toBe(undefined);
    resolve(7);
    await promise;
    expect(await shown()).toBe("7");
  });
});

it("does not change a feed when views are counted", async () => {
  const read = () =>
    Promise.all(
      formatKeys.map(async (key) => {
        const response = await get(`/${formats[key].file}`);
        return [await response.bytes(), [...response.headers]];
      }),
    );
  const before = await read();
  await tell(beacon, { "CF-Connecting-IP": "192.0.2.77" });
  expect(await read()).toEqual(before);
});
