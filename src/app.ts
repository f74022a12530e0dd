import { type Context, Hono } from "hono";
import { tryDecode } from "hono/utils/url";
import type { Instant } from "./article/instant.ts";
import { addressOfAlias, articleAddress } from "./catalogue/address.ts";
import { assetStore } from "./catalogue/asset-store.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { VolumeStore } from "./catalogue/pieces.ts";
import type { Site } from "./catalogue/site.ts";
import { archiveDocument, feedDocument } from "./feed/document.ts";
import { type Format, formatKeys, formats, offers } from "./feed/formats.ts";
import { askedFormat, type Folder, formerAddress, guessedAddress } from "./feed/old-addresses.ts";
import { opmlDocument } from "./feed/opml.ts";
import { robotsDocument } from "./feed/robots.ts";
import { feedPath, listingOf, type Selection } from "./feed/selection.ts";
import { newsSitemap, sitemapDocument, sitemapPart } from "./feed/sitemap.ts";
import { preferred } from "./http/accept.ts";
import { openToAll } from "./http/answer.ts";
import { preflight, refuseMethod } from "./http/methods.ts";
import { internalError, notFound } from "./http/problem.ts";
import { feed, leadTo, page, redirect } from "./http/resource.ts";
import { articleDocument, listingDocument } from "./pages/document.ts";
import { editionPath } from "./pages/live-reload.tsx";
import { notFoundPage, whatExists } from "./pages/not-found.tsx";
import { selected, selectionFolders } from "./select.ts";

type Bindings = { Bindings: Env };

/** The site as a table of contents: every route on one screen. The clock says what is public. */
export function createApp(catalogue: Catalogue, clock: () => Instant): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const at = siteOf(catalogue, clock);
  const select = selected(catalogue, clock);
  const { channel, edition } = catalogue;
  const exists = (folder: Folder, name: string) => select.whole(folder, name) !== undefined;

  redirect(app, "*", (c) => formerAddress(channel, decoded(c)));
  redirect(app, "/articles/:name/", (_, name) => addressOfAlias(catalogue, name, clock()));
  page(app, "/articles/:name/", (c, name) => articleDocument(at(c), name));
  for (const folder of selectionFolders) {
    const path = folder === undefined ? "" : `/${folder}/:name`;
    page(app, `${path}/`, (c, name) =>
      when(
        select(c, folder, name),
        (it) => askedFeed(c, it) ?? listingDocument(at(c), listingOf(catalogue, it)),
      ),
    );
    for (const format of formatKeys) {
      const { file } = formats[format];
      feed(app, `${path}/${file}`, (c, name) =>
        when(select(c, folder, name), (it) => feedDocument(at(c), it, format)),
      );
      feed(app, `${path}/archive/:range/${file}`, (c, name) =>
        when(select.whole(folder, name), (it) =>
          archiveDocument(at(c), it, format, c.req.param("range") ?? ""),
        ),
      );
    }
    if (folder === undefined) continue;
    redirect(app, path, (_, name) => guessedAddress(`/${folder}/${name}`, exists));
  }
  app.options("/feed", preflight);
  page(app, "/feed", (c) => when(select(c), (it) => feedDocument(at(c), it, wantedFormat(c))), {
    ...openToAll,
    Vary: "Accept",
  });
  if (edition !== undefined) {
    app.get(editionPath, (c) => c.text(edition, 200, { "Cache-Control": "no-store" }));
  }
  feed(app, "/opml.xml", (c) => opmlDocument(at(c)));
  page(app, "/sitemap.xml", (c) => sitemapDocument(at(c)));
  page(app, "/sitemaps/:name", (c, name) => sitemapPart(at(c), name));
  page(app, "/news-sitemap.xml", (c) => newsSitemap(at(c)));
  page(app, "/robots.txt", () => robotsDocument(channel));
  app.get("/healthz", (c) => c.json({ status: "ok" }, 200, { "Cache-Control": "no-store" }));
  app.all("/healthz", refuseMethod);
  redirect(app, "/articles/:name", (_, name) => articleAddress(catalogue, name, clock()));
  redirect(app, "*", (c) => guessedAddress(decoded(c), exists));
  app.notFound((c) => notFound(c, notFoundPage(channel), whatExists(channel)));
  app.onError((error, c) => internalError(c, error));

  return app;
}

/** What a request is answered from. The volumes that were read last are kept from one request to the next. */
function siteOf(catalogue: Catalogue, clock: () => Instant) {
  let store: VolumeStore | undefined;
  return (c: Context<Bindings>): Site => {
    store ??= assetStore(c.env.ASSETS);
    return { catalogue, store, now: clock() };
  };
}

/** A request's path, as it was before it was written as an address. */
function decoded(c: Context): string {
  return tryDecode(c.req.path, decodeURIComponent);
}

/** The format that a client likes best, at the address that has several. */
function wantedFormat(c: Context): Format {
  return formatKeys[preferred(c.req.header("Accept"), offers)] ?? "rss";
}

/** Where a request leads that asks a page for a feed, as WordPress would have it. */
function askedFeed(c: Context, selection: Selection): Response | undefined {
  const format = askedFormat(c.req.query("feed") ?? "");
  return format && leadTo(c, feedPath(selection, format), "");
}

/** What becomes of a selection; or the answer that there is none. */
function when<R>(selection: Selection | Response | undefined, then: (selection: Selection) => R) {
  return selection === undefined || selection instanceof Response ? selection : then(selection);
}
