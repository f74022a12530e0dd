import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ghostExport } from "../../../../src/cli/import/ghost/ghost-export.ts";
import { tableRows } from "../../../../src/cli/import/ghost/table-rows.ts";
import type { FromSource, ImportedText, Loss } from "../../../../src/cli/import/imported.ts";
import type { ImportContext } from "../../../../src/cli/import/source.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-ghost-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quay = "tests/fixtures/ghost/quay.ghost.json";
const site = "https://old.example";

async function read(path: string, more: Partial<ImportContext> = { site: `${site}/` }) {
  const context: ImportContext = {
    fetcher: { get: () => Promise.reject(new Error("an export needs no network")) },
    now: Date.parse("2026-11-29T12:00:00Z"),
    timeZone: "UTC",
    language: "en",
    mostPages: 10,
    ...more,
  };
  const head = readFileSync(path).subarray(0, 65_536);
  const source = await ghostExport.open({ kind: "file", path, head }, context);
  const all: FromSource[] = [];
  for await (const one of source?.read() ?? []) all.push(one);
  return {
    source,
    texts: all.filter((one): one is ImportedText => one.kind === "article" || one.kind === "page"),
    losses: all.filter((one): one is Loss => one.kind === "loss").map(({ reason }) => reason),
  };
}

/** An export with these tables. */
function file(data: object | string) {
  const path = join(folder, "small.json");
  writeFileSync(
    path,
    typeof data === "string" ? data : JSON.stringify({ db: [{ meta: { exported_on: 1 }, data }] }),
  );
  return path;
}

const png = (name: string) => `${site}/content/images/2023/05/${name}.jpg`;

describe("an export of Ghost", async () => {
  const { source, texts, losses } = await read(quay);
  const [cards] = texts;

  it("gives all articles and pages", () => {
    expect(source).toMatchObject({ name: "an export of Ghost", site, total: 8 });
    expect(texts.map(({ kind, slug, status }) => `${kind} ${slug} ${status}`)).toEqual([
      "article cards published",
      "article second private",
      "article untitled-3 draft",
      "article post-4 scheduled",
      "article post-5 draft",
      "page about published",
      "article post-7 published",
      "article post-8 private",
    ]);
    expect(losses).toEqual(["tags that readers never saw stayed behind: #internal"]);
    expect(JSON.stringify(texts)).not.toMatch(/@old|__GHOST_URL__/);
  });

  it("gives all of an article", () => {
    expect(cards).toMatchObject({
      id: "640000000000000000000001",
      addresses: [`${site}/cards/`],
      base: `${site}/cards/`,
      title: 'All {cards} & "more" <here>',
      summary: "Every card",
      published: { instant: Date.parse("2023-05-02T08:00:00Z") },
      updated: { instant: Date.parse("2023-05-03T08:00:00Z") },
      authors: [{ name: "Ann", url: "https://ann.example/" }, { name: "Bob" }],
      labels: [
        { kind: "tag", title: "Harbour", slug: "harbour", description: "All ships" },
        { kind: "tag", title: "Rope", slug: "rope" },
      ],
      lead: { url: png("lead"), alt: "The lead", caption: "By X" },
    });
  });

  it.each([
    [
      "galleries",
      `<div class="figures"><figure><img src="${png("a")}" width="10" height="10" alt="A"></figure><figure><img src="${png("b")}" alt="B"></figure></div><p>Both <em>sides</em></p>`,
    ],
    [
      "bookmarks",
      '<p><a href="https://ghost.example/x">The title</a><br>What it is.</p><p>Seen</p>',
    ],
    ["callouts", "<blockquote><p>💡 Mind <b>this</b></p></blockquote>"],
    ["toggles", "<details><summary>Why?</summary><p>Because.</p></details>"],
    ["files", `<p><a href="${site}/content/files/2023/05/report.pdf">Report</a><br>All of it</p>`],
    [
      "recordings",
      `<audio controls preload="none" src="${site}/content/media/2023/05/talk.mp3" aria-label="The talk"><a href="${site}/content/media/2023/05/talk.mp3">The talk</a></audio>`,
    ],
    [
      "films",
      `<figure><video controls preload="none" src="${site}/content/media/2023/05/film.mp4"><a href="${site}/content/media/2023/05/film.mp4">${site}/content/media/2023/05/film.mp4</a></video><figcaption>The film</figcaption></figure>`,
    ],
    [
      "products",
      `<p><img src="${png("p")}" alt="Rope"></p><p><strong>Rope</strong> ★★☆☆☆</p><p>It <i>holds</i>.</p><p><a href="https://shop.example/rope">Buy it</a></p>`,
    ],
    [
      "films of other sites",
      '<figure><iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"></iframe><figcaption>Seen</figcaption></figure>',
    ],
    [
      "embeds",
      '<p><a href="https://open.spotify.com/embed/track/1">https://open.spotify.com/embed/track/1</a></p>',
    ],
    [
      "quotations of posts",
      '<blockquote class="twitter-tweet"><p>Hi</p>— A (@a) <a href="https://twitter.com/a/status/1">May</a></blockquote>',
    ],
    [
      "pictures",
      `<img src="${png("c")}" alt="C" width="10" height="10"><figcaption>Caption</figcaption>`,
    ],
    [
      "HTML and code",
      '<div class="mine">Own</div><!--kg-card-end: html--><pre><code class="language-js">a &#x3C; b\n</code></pre>',
    ],
    ["buttons", '<p><a href="https://ghost.example/go">Go</a></p>'],
    [
      "calls to action",
      '<p>SPONSORED</p><p>Try it.</p><p><a href="https://ghost.example/try">Try</a></p>',
    ],
    ["headers", '<h2>Big</h2><p>Small</p><p><a href="https://ghost.example/h">On</a></p>'],
    ["parts for everybody", "<p>All</p>"],
    ["links", `<p>Join or <a href="${site}/second/">read</a></p>`],
  ])("keeps %s", (_, html) => {
    expect(cards?.body.text).toContain(html);
  });

  it("names what is lost", () => {
    expect(cards?.body.text).not.toMatch(/Members|Sign up|<script|<svg|<button/);
    expect(cards?.losses.map(({ reason }) => reason)).toEqual([
      "a part that only members could see was left out",
      "what open.spotify.com shows became a link",
      "a form for new members was left out",
      "a link to the forms for members lost its address",
      "it was featured, which has no meaning here",
    ]);
    expect(
      texts
        .slice(1)
        .flatMap(({ slug, losses }) => losses.map(({ reason }) => `${slug}: ${reason}`)),
    ).toEqual([
      "second: its canonical address stayed behind: https://elsewhere.example/second/",
      "second: only members could read it",
      "post-5: it was sent by e-mail and had no page",
      "post-7: the export has only the words of its text",
      "post-8: code that was injected into its page stayed behind",
      "post-8: only paying members could read it",
    ]);
  });

  it("has summaries, canonical addresses and texts from their other places", () => {
    expect(texts[1]?.summary).toBe("From meta");
    expect(texts[5]?.addresses).toEqual([`${site}/about/`, `${site}/us/`]);
    expect(texts[6]?.body.text).toBe("<p>One.</p>\n<p>Two &lt; three.</p>");
    expect(texts[2]?.published).toEqual({ instant: Date.parse("2023-05-01T08:00:00Z") });
  });

  it("asks for the address of its site", async () => {
    const { source, texts, losses } = await read(quay, {});
    expect(source?.site).toBeUndefined();
    expect(losses[0]).toContain("import again with --site https://…");
    expect(texts[0]).toMatchObject({
      addresses: [],
      lead: { url: "/content/images/2023/05/lead.jpg" },
    });
  });
});

describe("an old export of Ghost", () => {
  it("has numbers as ids, and texts in Markdown", async () => {
    const path = file({
      posts: [
        {
          id: 5,
          uuid: "8b5f",
          title: "Old",
          slug: "old",
          markdown: "# Hi",
          html: null,
          page: 0,
          status: "published",
          published_at: 1283780649000,
          author_id: 1,
        },
      ],
      users: [{ id: 1, name: "Ann" }],
      tags: [{ id: 2, name: "News" }],
      posts_tags: [{ tag_id: 2, post_id: 5 }],
    });
    expect((await read(path)).texts).toMatchObject([
      {
        id: "8b5f",
        body: { format: "markdown", text: "# Hi" },
        published: { instant: 1283780649000 },
        authors: [{ name: "Ann" }],
        labels: [{ title: "News" }],
      },
    ]);
  });
});

describe("a bad export of Ghost", () => {
  it("may end in the middle, or be no JSON", async () => {
    const whole = readFileSync(quay, "utf8");
    const cut = await read(file(whole.slice(0, whole.indexOf('"Post 4"'))));
    expect(cut.texts).toHaveLength(3);
    expect(cut.losses[0]).toBe(
      "the export breaks off in the middle; nothing behind that place was read",
    );
    const broken = await read(file('{"db":[{"data":{"posts":[{"id":"a"},{"id":oops}]}}]}'));
    expect(broken.losses[0]).toBe(
      "the export is no valid JSON; nothing behind that place was read",
    );
  });

  it("may have rows that are none, and elements in great depth", async () => {
    const { texts, losses } = await read(
      file({
        posts: [{ title: "No id" }, { id: "a", slug: "a", html: `${"<div>".repeat(20_000)}Deep` }],
        tags: [{}],
        users: [null],
      }),
    );
    expect(losses).toEqual(["a row of the table posts is not as Ghost writes it"]);
    expect(texts).toMatchObject([
      {
        body: { text: "<p>Deep</p>" },
        losses: [{ reason: "its elements are nested too deep, so only its words came" }],
      },
    ]);
  });

  it("is a file of something else", async () => {
    const { source } = await read(
      file('{"version":"https://jsonfeed.org/version/1.1","items":[]}'),
    );
    expect(source).toBeUndefined();
  });
});

describe("rows of tables", () => {
  it("are the same in pieces of any size, and come before the next piece is asked for", async () => {
    const text = readFileSync(quay, "utf8");
    const whole = await rowsOf([text]);
    expect(whole).toHaveLength(22);
    for (const size of [1, 7, 1000]) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
        text.slice(index * size, (index + 1) * size),
      );
      expect(await rowsOf(pieces)).toEqual(whole);
    }
    let asked = 0;
    const endless = async function* () {
      yield '{"db":[{"data":{"posts":[';
      for (;;) {
        asked += 1;
        yield `{"id":"${asked}","html":"a } ] \\" { ,"},`;
      }
    };
    let given = 0;
    for await (const { row } of tableRows(endless())) {
      given += 1;
      expect(row).toMatchObject({ id: String(given) });
      expect(asked).toBe(given);
      if (given === 100) break;
    }
  });
});

async function rowsOf(texts: readonly string[]) {
  const pieces = async function* () {
    yield* texts;
  };
  const rows: unknown[] = [];
  for await (const row of tableRows(pieces())) rows.push(row);
  return rows;
}
