import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FromSource } from "../../../../src/cli/import/imported.ts";
import { wordPressExport } from "../../../../src/cli/import/wordpress/wordpress-export.ts";

import { context, exportFolder, file, item, read } from "../../../support/wordpress-export.ts";

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
    const path = exportFolder();
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
