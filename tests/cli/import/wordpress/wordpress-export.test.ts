import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, describe, expect, it } from "vitest";
import type { FromSource, ImportedText, Loss } from "../../../../src/cli/import/imported.ts";
import type { ImportContext } from "../../../../src/cli/import/source.ts";
import { channelElements } from "../../../../src/cli/import/wordpress/export-elements.ts";
import { wordPressExport } from "../../../../src/cli/import/wordpress/wordpress-export.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-wordpress-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const context: ImportContext = {
  fetcher: { get: () => Promise.reject(new Error("an export needs no network")) },
  now: Date.parse("2026-11-29T12:00:00Z"),
  timeZone: "Europe/London",
  language: "en",
  mostPages: 10,
};

async function opened(path: string, more: Partial<ImportContext> = {}) {
  const head = readFileSync(path).subarray(0, 65_536);
  return wordPressExport.open({ kind: "file", path, head }, { ...context, ...more });
}

async function read(path: string, more: Partial<ImportContext> = {}) {
  const source = await opened(path, more);
  const all: FromSource[] = [];
  for await (const one of source?.read() ?? []) all.push(one);
  return {
    source,
    texts: all.filter((one): one is ImportedText => one.kind === "article" || one.kind === "page"),
    losses: all.filter((one): one is Loss => one.kind === "loss").map(({ reason }) => reason),
  };
}

/** A file with a small export. */
function file(
  items: string | Uint8Array,
  {
    declaration = '<?xml version="1.0" encoding="UTF-8"?>',
    end = "</channel></rss>",
    doctype = "",
  } = {},
) {
  const path = join(folder, "small.xml");
  const head = `${declaration}${doctype}<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>`;
  writeFileSync(path, Buffer.concat([Buffer.from(head), Buffer.from(items), Buffer.from(end)]));
  return path;
}

function item(id: number, content: string, more = "") {
  return `<item><title>Title ${id}</title><link>https://old.example/${id}/</link><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2020-05-04 08:00:00</wp:post_date_gmt><content:encoded><![CDATA[${content}]]></content:encoded>${more}</item>`;
}

const quay = "tests/fixtures/wordpress/quay.xml";

describe("an export of WordPress", async () => {
  const { source, texts, losses } = await read(quay);
  const text = (item: string) => texts.find(({ place }) => place.item === item);

  it("names its site and the number of its articles and pages", () => {
    expect(source).toMatchObject({
      name: "a WordPress export",
      site: "https://old.example",
      total: 8,
    });
    expect(texts.map(({ kind, place }) => `${kind} ${place.item}`)).toEqual([
      "article post 12",
      "article post 13",
      "article post 14",
      "article post 15",
      "article post 16",
      "article post 17",
      "page page 2",
    ]);
  });

  it("gives all of an article", () => {
    expect(text("post 12")).toEqual({
      kind: "article",
      place: { source: quay, line: 29, item: "post 12" },
      id: "https://old.example/?p=12",
      addresses: [
        "https://old.example/2020/05/ropes/",
        "https://old.example/?p=12",
        "https://old.example/2020/05/old-ropes/",
      ],
      slug: "ropes",
      title: "Ropes – and knots",
      body: {
        format: "html",
        text: expect.stringContaining(
          '<figure><img src="https://old.example/wp-content/uploads/2020/05/rope.jpg" alt="A coil"><figcaption>A rope</figcaption></figure>',
        ),
      },
      base: "https://old.example/2020/05/ropes/",
      summary: "What holds ships",
      published: { instant: Date.parse("2020-05-04T08:00:00Z") },
      updated: { instant: Date.parse("2020-05-06T08:00:00Z") },
      status: "published",
      authors: [{ name: "Ann O'Hara" }],
      labels: [
        { kind: "category", title: "Quay", slug: "quay", description: undefined },
        { kind: "category", title: "Harbour & Sea", slug: "harbour", description: "All ships" },
        { kind: "tag", title: "Rope", slug: "rope", description: undefined },
      ],
      language: "en",
      translationGroup: "pll_5e",
      lead: {
        url: "https://old.example/wp-content/uploads/2020/05/rope.jpg",
        alt: "A coil",
        caption: "A long rope",
      },
      attachments: [{ url: "https://old.example/a.mp3", length: 1234, type: "audio/mpeg" }],
      losses: [
        { line: 42, reason: "the shortcode [ninja_form id=3] has no meaning here" },
        { reason: "the taxonomy region stayed behind: North" },
        { reason: "the field subtitle stayed behind" },
        { reason: "1 comment stayed behind" },
        { reason: "it was sticky: it stood before newer articles" },
        { reason: "the title had markup, which was taken out: Ropes &#8211; and <em>knots</em>" },
      ],
    });
  });

  it("decodes slugs, and knows authors without an account, translations and descriptions of plugins", () => {
    expect(text("post 13")).toMatchObject({
      slug: "船",
      language: "zh",
      translationGroup: "pll_5e",
      summary: "关于船",
      authors: [{ name: "李伟", url: "https://li.example/" }, { name: "Ann O'Hara" }],
      losses: [
        { line: 85, reason: "the block acf/quote with the fields words has no meaning here" },
        { reason: "the leading picture, number 99 of the media library, is missing in the export" },
      ],
    });
    expect(text("post 14")).toMatchObject({
      published: { local: "2020-07-01T10:00:00" },
      language: "fr",
      translationGroup: "post_post-77",
    });
  });

  it("says what is not public", () => {
    expect(texts.map(({ status }) => status)).toEqual([
      "published",
      "published",
      "draft",
      "password",
      "private",
      "scheduled",
      "published",
    ]);
  });

  it("lists what stays behind", () => {
    expect(losses).toEqual([
      "the category Quay was within the category Harbour & Sea; topics are not nested",
      "1 items of the type recipe stayed behind",
      "1 entries of menus stayed behind",
      "it was in the trash, and stayed there",
      "1 files of the media library are in no article, and stayed behind",
    ]);
  });

  it("gives other types of posts to those who name them", async () => {
    const { texts, losses } = await read(quay, { types: ["recipe"] });
    expect(texts.find(({ slug }) => slug === "soup")).toMatchObject({
      kind: "article",
      id: "https://old.example/?post_type=recipe&p=19",
    });
    expect(losses.join()).not.toContain("recipe");
  });

  it("keeps e-mail addresses of people to itself", () => {
    expect(JSON.stringify(texts)).not.toContain("@");
  });
});

describe("an export in several files", () => {
  it("is a folder, whose articles may use files of all its parts", async () => {
    const path = mkdtempSync(join(folder, "parts-"));
    const image = '<img class="wp-image-20" src="https://old.example/rope-1x1.jpg" alt="">';
    const attachment = `<item><wp:post_id>20</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example/rope.jpg</wp:attachment_url></item>`;
    writeFileSync(join(path, "1.xml"), readFileSync(file(item(1, image))));
    writeFileSync(join(path, "2.xml"), readFileSync(file(item(2, "Two") + attachment)));
    writeFileSync(join(path, "sitemap.xml"), "<urlset/>");
    const source = await wordPressExport.open({ kind: "folder", path }, context);
    const texts: FromSource[] = [];
    for await (const one of source?.read() ?? []) texts.push(one);
    expect(texts).toMatchObject([
      {
        place: { source: join(path, "1.xml") },
        body: { text: '<p><img src="https://old.example/rope.jpg" alt=""></p>' },
      },
      { place: { source: join(path, "2.xml") }, title: "Title 2" },
    ]);
  });
});

describe("an export in another language than the publication", () => {
  it("says the language of its articles", async () => {
    const path = file(`<language>de-DE</language>${item(1, "Ein Text")}`);
    expect((await read(path)).texts[0]?.language).toBe("de-DE");
    expect((await read(path, { language: "de" })).texts[0]?.language).toBeUndefined();
  });
});

describe("a bad export", () => {
  it("may be in another encoding, declared or not", async () => {
    const latin = Buffer.from(
      item(1, "Café – naïve crème brûlée").replace("–", "\u0096"),
      "latin1",
    );
    const gbk = Buffer.concat([
      Buffer.from(item(1, "X").split("X")[0] ?? ""),
      Buffer.from([0xb4, 0xac, 0xd4, 0xda, 0xba, 0xa3, 0xc9, 0xcf]),
      Buffer.from(item(1, "X").split("X")[1] ?? ""),
    ]);
    const plain = '<?xml version="1.0"?>';
    const body = async (path: string) => {
      const { texts, losses } = await read(path);
      return [texts[0]?.body.text, ...losses];
    };
    expect(
      await body(file(latin, { declaration: '<?xml version="1.0" encoding="windows-1252"?>' })),
    ).toEqual(["<p>Café – naïve crème brûlée</p>"]);
    expect(await body(file(latin, { declaration: plain }))).toEqual(
      [
        "<p>Café – naïve crème brûlée</p>",
        "the file is not UTF-8, as it should be; it was read as windows-1252",
      ]
        .reverse()
        .reverse(),
    );
    expect(await body(file(gbk, { declaration: '<?xml version="1.0" encoding="GBK"?>' }))).toEqual([
      "<p>船在海上</p>",
    ]);
    expect(await body(file(gbk))).toEqual([
      "<p>船在海上</p>",
      "the file is not UTF-8, as it should be; it was read as gbk",
    ]);
  });

  it("may have a few broken bytes and forbidden characters", async () => {
    const broken = Buffer.concat([
      Buffer.from(item(1, "Müller ö ä \u0001\u000b Y").split("Y")[0] ?? ""),
      Buffer.from([0xff]),
      Buffer.from(item(1, "Y").split("Y")[1] ?? ""),
    ]);
    const { texts, losses } = await read(file(broken));
    expect(texts[0]?.body.text).toBe("<p>Müller ö ä  \uFFFD</p>");
    expect(losses).toEqual([
      "the file has 1 bytes that are not UTF-8; each of them became �",
      "2 control characters were removed, because XML forbids them",
    ]);
  });

  it("may begin with a warning of a plugin, and end in the middle", async () => {
    const path = file(`${item(1, "One")}<item><title>Half`, {
      declaration: '\nWarning: x\n<?xml version="1.0"?>',
      end: "",
    });
    const { texts, losses } = await read(path);
    expect(texts.map(({ title }) => title)).toEqual(["Title 1"]);
    expect(losses).toContain("the file ends in the middle of this item, which was left out");
  });

  it("may have unknown names for characters, and a title that is none", async () => {
    const { texts, losses } = await read(
      file(item(1, "One").replace("Title 1", "A&nbsp;B &lt;3 &amp;amp; &lt;x")),
    );
    expect(texts[0]?.title).toBe("A B <3 &");
    expect(losses).toEqual([]);
  });

  it("is not read further if it declares entities", async () => {
    const doctype =
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const { texts, losses } = await read(file(item(1, "One"), { doctype }));
    expect(texts).toEqual([]);
    expect(losses).toEqual([
      "the file declares entities, which an export never does; nothing after this line was read",
    ]);
  });

  it("is not read further if a text in it never ends", async () => {
    const path = join(folder, "endless.xml");
    await pipeline(Readable.from(endless()), createWriteStream(path));
    const { texts, losses } = await read(path);
    expect(texts.map(({ title }) => title)).toEqual(["Title 1"]);
    expect(losses).toContain(
      "the item here is longer than any article; nothing after this line was read",
    );
  });

  it("is a file of something else", async () => {
    const path = join(folder, "feed.xml");
    writeFileSync(path, '<rss version="2.0"><channel><item/></channel></rss>');
    expect(await opened(path)).toBeUndefined();
  });
});

describe("a large export", () => {
  it("is never held: each article comes before the text behind it is asked for", async () => {
    let asked = 0;
    const pieces = async function* () {
      yield '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>';
      for (;;) {
        asked += 1;
        yield item(asked, "A line of text.\n\n".repeat(100));
      }
    };
    let given = 0;
    for await (const _ of channelElements(pieces())) {
      given += 1;
      expect(asked - given).toBeLessThanOrEqual(1);
      if (given === 1_000) break;
    }
  });
});

function* endless() {
  yield `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>${item(1, "One")}<item><content:encoded><![CDATA[`;
  for (let n = 0; n < 40; n++) yield "x".repeat(1024 * 1024);
}
