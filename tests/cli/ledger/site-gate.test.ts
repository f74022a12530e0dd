import { expect, it } from "vitest";
import { createApp } from "../../../src/app/app.ts";
import type { StandingPage } from "../../../src/article/standing-page.ts";
import { openCatalogue } from "../../../src/catalogue/catalogue.ts";
import { hiddenByRedirects } from "../../../src/cli/ledger/site-gate.ts";
import type { Publication } from "../../../src/content/manuscript.ts";
import { pressPublication } from "../../../src/press/edition/press-publication.ts";
import { pressedAssets } from "../../support/fake-assets.ts";
import { pictureCache } from "../../support/fixtures.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const written = publication({
  slug: "new-name",
  aliases: ["old-name"],
  // In Shanghai it is November already.
  published: Date.parse("2026-10-31T20:00:00Z"),
  language: "fr-CA",
  authors: [{ slug: "zoé", name: "Zoé" }],
});

const served = [
  "/articles/new-name/",
  "/articles/new-name",
  "/articles/old-name/",
  "/authors/zoé/",
  "/authors/zoé/atom.xml",
  "/languages/fr/",
  "/languages/fr/feed.json",
  "/languages/fr-ca/",
  "/languages/fr-CA/",
  "/archive/2026/11/",
  "/archive/2026/",
];

/** The publication with a redirect from this path. */
function redirecting(path: string): Publication {
  return { ...written, channel: { ...written.channel, redirects: { [path]: "/elsewhere/" } } };
}

it.each(served)("a redirect from %s would hide a page of the site", async (path) => {
  const edition = await pressPublication(written, pictureCache);
  const app = createApp(openCatalogue(edition.index), () => now);
  const ASSETS = pressedAssets(edition);
  expect((await app.request(encodeURI(path), undefined, { ASSETS })).status).toBeLessThan(400);
  expect(hiddenByRedirects(redirecting(path))).toEqual([
    {
      severity: "error",
      file: "content/channel.yaml",
      line: 1,
      column: 1,
      message: `the redirect from ${path} would hide a page of the site`,
      fix: "remove this line from redirects",
    },
  ]);
});

it.each([
  "/articles/of-the-site-before/",
  "/authors/somebody/",
  "/languages/en/",
  "/languages/f/",
  "/archive/2026/10/",
  "/archive/2019/05/",
  "/2026/11/new-name/",
])("a redirect from %s hides nothing", (path) => {
  expect(hiddenByRedirects(redirecting(path))).toEqual([]);
});

it("an address with a query, or one of an article, would hide a page too", () => {
  expect(hiddenByRedirects(redirecting("/articles/new-name/?p=1"))).toHaveLength(1);
  const [one] = written.manuscripts;
  if (one === undefined) throw new Error("no article");
  const article = { ...one.article, oldAddresses: ["/?p=1", "/authors/zoé/", "/2019/x/"] };
  expect(hiddenByRedirects({ ...written, manuscripts: [{ ...one, article }] })).toEqual([
    expect.objectContaining({
      file: one.file,
      message: "the redirect from /authors/zoé/ would hide a page of the site",
      fix: "remove this address from its aliases",
    }),
  ]);
});

it("an address of an article would hide a page that is no article", () => {
  const [one] = written.manuscripts;
  if (one === undefined) throw new Error("no article");
  const page: StandingPage = {
    slug: "about",
    title: "About",
    summary: "",
    language: "en",
    draft: false,
    translations: [],
    menu: "none",
    contact: false,
  };
  const pages = [{ ...one, page }];
  const article = { ...one.article, oldAddresses: ["/about/", "/about-us/"] };
  expect(
    hiddenByRedirects({ ...written, pages, manuscripts: [{ ...one, article }] }).map(
      ({ message }) => message,
    ),
  ).toEqual(["the redirect from /about/ would hide a page of the site"]);
  // Reading channel.yaml has reported it already.
  expect(hiddenByRedirects({ ...redirecting("/about/"), pages })).toEqual([]);
});
