import { expect, it } from "vitest";
import type { LinkedPage } from "../../src/article/standing-page.ts";
import { menuOf } from "../../src/pages/menu.tsx";

/** A page in the footer, translated into the languages of these slugs. */
function page(slug: string, language: string, ...translated: string[]): LinkedPage {
  return {
    slug,
    title: slug,
    language,
    menu: "footer",
    draft: false,
    translations: translated.map((other) => ({ language: other, url: `/${other}/` })),
  };
}

const pages = [
  page("about", "en", "zh-Hans"),
  page("guanyu", "zh-CN", "en"),
  page("impressum", "de"),
  { ...page("top", "en"), menu: "header" as const },
  { ...page("hidden", "en"), menu: "none" as const },
];

it.each([
  ["en", ["about", "impressum"]],
  ["zh-Hans", ["guanyu", "impressum"]],
  ["ko", ["about", "impressum"]],
])("on a page in %s, a menu has each page once, in this language if possible", (wanted, slugs) => {
  expect(menuOf(pages, "footer", wanted, "en").map(({ slug }) => slug)).toEqual(slugs);
});

it("a menu has its own pages only", () => {
  expect(menuOf(pages, "header", "en", "en").map(({ slug }) => slug)).toEqual(["top"]);
});

it("of two pages, it is enough that one names the other", () => {
  const twins = [page("contact", "en"), page("kontakt", "de", "contact")].map((one) => ({
    ...one,
    translations: one.translations.map(({ url }) => ({ language: "en", url })),
  }));
  expect(menuOf(twins, "footer", "en", "en").map(({ slug }) => slug)).toEqual(["contact"]);
  expect(menuOf(twins, "footer", "de", "en").map(({ slug }) => slug)).toEqual(["kontakt"]);
});

it("a page in neither language is shown in its own", () => {
  const french = page("a-propos", "fr", "de");
  expect(menuOf([french], "footer", "ko", "en")).toEqual([french]);
});
