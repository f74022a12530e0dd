import { type Context, Hono } from "hono";
import type { Instant } from "./article/instant.ts";
import { articleAddress, formerAddress } from "./catalogue/address.ts";
import { assetStore } from "./catalogue/asset-store.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { VolumeStore } from "./catalogue/pieces.ts";
import type { Site } from "./catalogue/site.ts";
import { archiveDocument, feedDocument } from "./feed/document.ts";
import { formatKeys, formats } from "./feed/formats.ts";
import { opmlDocument } from "./feed/opml.ts";
import { robotsDocument } from "./feed/robots.ts";
import { everything, topicSelection } from "./feed/selection.ts";
import { newsSitemap, sitemapDocument, sitemapPart } from "./feed/sitemap.ts";
import { refuseMethod } from "./http/methods.ts";
import { internalError, notFound } from "./http/problem.ts";
import { feed, page, redirect } from "./http/resource.ts";
import { archiveIndexDocument, monthDocument } from "./pages/archive-document.ts";
import { articleDocument, listingDocument } from "./pages/document.ts";
import {
  editionName,
  editionPath,
  liveReloadPath,
  liveReloadScript,
} from "./pages/live-reload.tsx";
import { notFoundPage, whatExists } from "./pages/not-found.tsx";
import { siteFiles } from "./pages/site-files.ts";

type Bindings = { Bindings: Env };

/** The site as a table of contents: every route on one screen. The clock says what is public. */
export function createApp(catalogue: Catalogue, clock: () => Instant): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const all = everything(catalogue);
  const topic = (slug: string) => topicSelection(catalogue, slug);
  const at = siteOf(catalogue, clock);

  redirect(app, "/articles/:name/", (_, name) => formerAddress(catalogue, name, clock()));
  page(app, "/", (c) => listingDocument(at(c), all));
  page(app, "/topics/:name/", (c, name) => when(topic(name), (it) => listingDocument(at(c), it)));
  page(app, "/articles/:name/", (c, name) => articleDocument(at(c), name));
  page(app, "/archive/", (c) => archiveIndexDocument(at(c)));
  page(app, "/archive/:name/:month/", (c, year) =>
    monthDocument(at(c), year, c.req.param("month") ?? "", c.req.query("page")),
  );
  for (const format of formatKeys) {
    const { file } = formats[format];
    feed(app, `/${file}`, (c) => feedDocument(at(c), all, format));
    feed(app, `/topics/:name/${file}`, (c, name) =>
      when(topic(name), (it) => feedDocument(at(c), it, format)),
    );
    feed(app, `/archive/:name/${file}`, (c, name) => archiveDocument(at(c), all, format, name));
    feed(app, `/topics/:name/archive/:range/${file}`, (c, name) =>
      when(topic(name), (it) => archiveDocument(at(c), it, format, c.req.param("range") ?? "")),
    );
  }
  if (catalogue.index.preview !== "none") {
    const name = editionName(catalogue.index);
    const fresh = (type: string) => ({ "Content-Type": type, "Cache-Control": "no-store" });
    app.get(editionPath, (c) => c.body(name, 200, fresh("text/plain")));
    app.get(liveReloadPath, (c) => c.body(liveReloadScript, 200, fresh("text/javascript")));
  }
  for (const file of Object.values(siteFiles(catalogue.channel))) {
    page(app, file.path, () => file, forGood);
    // Who has the page of another edition gets the file as it is now.
    page(app, file.everyPath, () => file);
  }
  feed(app, "/opml.xml", (c) => opmlDocument(at(c)));
  page(app, "/sitemap.xml", (c) => sitemapDocument(at(c)));
  page(app, "/sitemaps/:name", (c, name) => sitemapPart(at(c), name));
  page(app, "/news-sitemap.xml", (c) => newsSitemap(at(c)));
  page(app, "/robots.txt", () => robotsDocument(catalogue.channel));
  app.get("/healthz", (c) => c.json({ status: "ok" }, 200, { "Cache-Control": "no-store" }));
  app.all("/healthz", refuseMethod);
  redirect(app, "/topics/:name", (_, name) => (topic(name) ? `/topics/${name}/` : undefined));
  redirect(app, "/articles/:name", (_, name) => articleAddress(catalogue, name, clock()));
  redirect(app, "/archive", () => "/archive/");
  redirect(app, "/archive/:name{\\d{4}}/:month{\\d\\d}", (c) => `${c.req.path}/`);
  app.notFound((c) => notFound(c, notFoundPage(catalogue.channel), whatExists(catalogue.channel)));
  app.onError((error, c) => internalError(c, error));

  return app;
}

/** The path changes with the content (RFC 8246). */
const forGood = { "Cache-Control": "public, max-age=31536000, immutable" };

/** What a request is answered from. The volumes that were read last are kept from one request to the next. */
function siteOf(catalogue: Catalogue, clock: () => Instant) {
  let store: VolumeStore | undefined;
  return (c: Context<Bindings>): Site => {
    store ??= assetStore(c.env.ASSETS);
    return { catalogue, store, now: clock() };
  };
}

function when<T, R>(value: T | undefined, then: (value: T) => R): R | undefined {
  return value === undefined ? undefined : then(value);
}
