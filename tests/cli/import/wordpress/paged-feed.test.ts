import { expect, it } from "vitest";
import type { FromSource } from "../../../../src/cli/import/imported.ts";
import { pagedFeed } from "../../../../src/cli/import/wordpress/paged-feed.ts";

const item = (id: number, title: string, text: string) =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><description><![CDATA[${text}]]></description></item>`;

/** What an import hears from a feed with these pages. */
async function read(pages: readonly string[], mostPages = 20) {
  const asked: string[] = [];
  const fetcher = {
    get: async (url: string) => {
      asked.push(url);
      const items = pages[asked.length - 1];
      if (items === undefined) return { ok: false, status: 404, reason: "gone" } as const;
      const text = `<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
      const bytes = new TextEncoder().encode(text);
      return { ok: true, value: { url, type: "", headers: new Headers(), bytes } } as const;
    },
  };
  const context = { fetcher, now: 0, timeZone: "UTC", language: "en", mostPages };
  const source = pagedFeed("https://a.example/feed/", "https://a.example/x", undefined, context);
  const all: FromSource[] = [];
  for await (const one of source.read()) all.push(one);
  return { all, asked };
}

it.each(["Protected: The plan", "密码保护：The plan", "Geschützt: The plan"])(
  "an article behind a password is called %s in the feed, and loses the word before its title",
  async (title) => {
    const { all } = await read([item(1, title, '<form class="post-password-form"></form>')]);
    expect(all).toMatchObject([{ title: "The plan", status: "password", body: { text: "" } }]);
  },
);

it("an open article keeps what stands before a colon in its title", async () => {
  const { all } = await read([item(1, "Harbour: open", "<p>Text</p>")]);
  expect(all).toMatchObject([{ title: "Harbour: open", status: "published" }]);
});

it("a feed ends where a page is missing or holds nothing new", async () => {
  const [first, second] = [item(1, "A", "x"), item(2, "B", "x")];
  const two = await read([first, first + second]);
  expect(two.all).toMatchObject([{ title: "A" }, { title: "B" }]);
  expect(two.asked.map((url) => new URL(url).search)).toEqual(["", "?paged=2", "?paged=3"]);
  expect((await read([first, first, second])).all).toHaveLength(1);
  expect((await read([])).all).toMatchObject([
    { kind: "loss", reason: expect.stringContaining("gone") },
  ]);
  expect((await read([first, second], 1)).all).toMatchObject([
    { title: "A" },
    { kind: "loss", reason: "the feed has more than 1 pages; the others were not read" },
  ]);
});
