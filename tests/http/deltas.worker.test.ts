import { beforeEach, describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { deltaClient } from "../support/delta-client.ts";
import { feeds, header, index, pressed, site } from "../support/demanding-site.ts";

/*
 * Tests deltas (RFC 3229) of the real documents.
 */

const at = (text: string) => Date.parse(text);
let now: number;
const clock = () => now;
beforeEach(() => {
  now = at("2026-11-22T00:00:00Z");
});
const ask = site(clock);

describe.each(feeds)("deltas of %s", (path) => {
  /** What a client holds that last looked in March, when less was published. */
  const early = async () => {
    now = at("2026-03-05T12:00:00Z");
    const held = await ask(path);
    now = at("2026-11-22T00:00:00Z");
    return { etag: header(held, "ETag"), text: await held.text() };
  };
  const ids = (text: string) => new Set(text.match(/tag:[^:"<]*:[\w-]+(?=["<])/g));

  it("are sent to clients that accept them, are never cached, and lead to the same tag (RFC 3229, section 10)", async () => {
    const { etag } = await early();
    const whole = await ask(path);
    const news = await ask(path, { "If-None-Match": etag, ...deltaClient });
    if (news.status === 226) {
      expect(header(news, "IM")).toBe("feed");
      expect(header(news, "Cache-Control")).toBe("no-store, im");
      expect(header(news, "Vary")).toContain("A-IM");
      expect(header(news, "ETag")).toBe(header(whole, "ETag"));
      expect(header(news, "Last-Modified")).toBe(header(whole, "Last-Modified"));
      expect(ids(await news.text()).size).toBeLessThan(ids(await whole.text()).size);
    } else {
      // Either the feed shares no entry with what the client holds, or nothing is new.
      const changed = header(whole, "ETag") !== etag;
      expect(news.status).toBe(changed ? 200 : 304);
    }
  });

  it("are replaced by a full 200 if the client holds a feed of another selection or channel", async () => {
    await early();
    const other = site(
      clock,
      openCatalogue({ ...index, channel: { ...index.channel, title: "Old" } }),
    );
    const whole = await (await ask(path)).text();
    for (const held of [await ask("/topics/empty/rss.xml"), await other(path)]) {
      const response = await ask(path, { "If-None-Match": header(held, "ETag"), ...deltaClient });
      expect([response.status, await response.text()]).toEqual([200, whole]);
    }
  });
});

describe("a delta", () => {
  it("contains exactly what this client has not seen, or is 304 if that is nothing (RFC 3229, section 10.4.1)", async () => {
    now = at("2026-03-05T12:00:00Z");
    const held = header(await ask("/atom.xml"), "ETag");
    now = at("2026-11-22T00:00:00Z");
    const response = await ask("/atom.xml", { "If-None-Match": held, ...deltaClient });
    expect(response.status).toBe(226);
    const text = await response.text();
    expect(text.match(/<entry/g)).toHaveLength(1);
    expect(text).toContain("/articles/pictures/");
    // Otherwise a reader would drop what is not in it (RFC 5005, section 2).
    expect(text).not.toContain("fh:complete");
    const more = header(response, "ETag").replace(/"$/, 'zzzzz"');
    const headers = { "If-None-Match": more, ...deltaClient };
    expect((await ask("/atom.xml", headers)).status).toBe(304);
    expect((await ask("/atom.xml", headers, "HEAD")).status).toBe(304);
  });

  it("contains corrected articles of any date, and has a later Last-Modified", async () => {
    const row = index.slugs.split(",").indexOf("hostile");
    const codes = `${index.codes.slice(0, row * 5)}fixed${index.codes.slice(row * 5 + 5)}`;
    const corrected = site(clock, openCatalogue({ ...index, codes }, pressed + 86_400_000 * 100));
    const before = site(clock, openCatalogue(index, pressed));
    const held = await before("/rss.xml");
    const headers = { "If-None-Match": header(held, "ETag"), ...deltaClient };
    const news = await corrected("/rss.xml", headers);
    expect(news.status).toBe(226);
    expect((await news.text()).match(/<guid[^>]*>[^<]*/g)).toHaveLength(1);
    const date = header(held, "Last-Modified");
    expect(at(header(news, "Last-Modified"))).toBeGreaterThan(at(date));
    expect((await corrected("/rss.xml", { "If-Modified-Since": date })).status).toBe(200);
  });
});
