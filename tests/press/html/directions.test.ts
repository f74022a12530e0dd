import { describe, expect, it } from "vitest";
import { type Format, formatKeys, formats } from "../../../src/article/formats.ts";
import { feedDocument } from "../../../src/feed/document.ts";
import { articleDocument, listingDocument } from "../../../src/pages/document.ts";
import { listingOf, selectionOf } from "../../../src/query/selection.ts";
import { validate } from "../../conformance/validator/validate.ts";
import { pressFixture } from "../../support/fixtures.ts";
import { feedsmith } from "../../support/panel/feedsmith.ts";
import { unzipped } from "../../support/unzipped.ts";

/*
 * Articles in languages other than the publication's. Two of these languages run from right to left.
 * Broadsheet's own words must be in the article's language, and the markup must state the direction.
 */

const { catalogue, store } = await pressFixture("directions");
const now = Date.parse("2026-11-22T00:00:00Z");

async function textOf(format: Format): Promise<string> {
  const document = feedDocument({ catalogue, store, now }, selectionOf(catalogue), format);
  return unzipped(await document.body());
}

async function itemOf(format: Format, slug: string) {
  const understood = await feedsmith.reads[format]?.(await textOf(format));
  const item = understood?.items.find(({ id }) => id === `tag:example.org,2026:${slug}`);
  if (item === undefined) throw new Error(`no item ${slug}`);
  return item;
}

const url = (slug: string) => `https://news.example.org/articles/${slug}/`;
const link = (slug: string) => `<a href="${url(slug)}">${url(slug)}</a>`;

describe.each(formatKeys)("in %s", (format) => {
  it("an Arabic article runs from right to left, with Arabic words at its end", async () => {
    const { html, language, credits } = await itemOf(format, "arabic");
    expect(language).toBe("ar");
    expect(html).toMatch(/^<div dir="rtl" lang="ar"><p>افتُتح مختبر جديد/);
    expect(html).toContain(
      '<hr><p><strong>تصحيح، <time datetime="2026-03-02T16:00:00Z">3 مارس 2026</time>:</strong> المختبر في بكين.</p>',
    );
    expect(html).toMatch(`<p>نُشر هذا المقال أولًا في Directions: ${link("arabic")}</p></div>`);
    if (format !== "json") expect(credits).toEqual(["سامي (تصوير)"]);
  });

  it("a Hebrew article runs from right to left, with English words marked as English", async () => {
    const { html, language } = await itemOf(format, "hebrew");
    expect(language).toBe("he");
    expect(html).toMatch(/^<div dir="rtl" lang="he"><p>נפתחה/);
    expect(html).toContain(
      '<strong lang="en" dir="ltr">Correction, <time datetime="2026-03-03T16:00:00Z">March 4, 2026</time>:</strong> המעבדה',
    );
  });

  it("a German article ends with German words, and states no direction", async () => {
    const { html } = await itemOf(format, "german");
    expect(html).toContain(
      '<strong>Korrektur vom <time datetime="2026-03-03T16:00:00Z">4. März 2026</time>:</strong>',
    );
    expect(html).toContain("<p>Dieser Artikel erschien zuerst in Directions: ");
    expect(html).not.toContain("dir=");
  });

  it("the feed is valid", async () => {
    const address = `https://news.example.org/${formats[format].file}`;
    expect(validate[format](await textOf(format), address)).toEqual([]);
  });
});

describe("on pages", () => {
  const site = { catalogue, store, now };
  const pageOf = async (slug: string) => {
    const page = await articleDocument(site, slug);
    return unzipped(await page?.body());
  };

  it("the page of an Arabic article speaks Arabic and runs from right to left", async () => {
    const page = await pageOf("arabic");
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain("<h1>مختبر");
    expect(page).toContain('<div class="text">');
    expect(page).toContain("<span>المختبر في بكين.</span>");
    expect(page).toMatch(/<h2[^>]*class="sr-only"[^>]*>الحواشي<\/h2>/);
    expect(page).toContain('aria-label="العودة إلى المرجع 1"');
  });

  it("a page leads to the articles in other languages", async () => {
    const page = await pageOf("arabic");
    expect(page).toContain('<nav class="languages" aria-label="اللغات">');
    expect(page).toContain('<a href="/languages/de-at/" hreflang="de-AT" lang="de-AT" dir="ltr">');
  });

  it("the page of a German article speaks German, footnotes too", async () => {
    const page = await pageOf("german");
    expect(page).toContain('<html lang="de-AT" dir="ltr">');
    expect(page).toMatch(/<h2[^>]*class="sr-only"[^>]*>Fußnoten<\/h2>/);
  });

  it("a card states the direction too", async () => {
    const list = await listingDocument(site, listingOf(catalogue, selectionOf(catalogue)));
    const html = String(await list.body());
    expect(html).toContain('<h3 lang="he" dir="rtl">');
    expect(html).toContain('<li lang="ar" dir="rtl"><article class="card"><h3><a');
    expect(html).toContain(
      '<li><a href="/languages/ar/" hreflang="ar" lang="ar" dir="rtl">العربية</a>',
    );
  });
});
