import { Hono } from "hono";
import { formatKeys, formats } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import { RedirectPatterns } from "../article/redirect-patterns.ts";
import { standingPath } from "../article/standing-page.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { addressOfAlias, articleAddress } from "../catalogue/entries.ts";
import type { Assets } from "../catalogue/volume-store.ts";
import { newsSitemap, robotsDocument, sitemapDocument, sitemapPart } from "../feed/sitemap.ts";
import { refuseMethod } from "../http/methods.ts";
import { internalError, notFound } from "../http/problem.ts";
import { ResponseCache } from "../http/response-cache.ts";
import {
  beacon,
  feed,
  follows,
  leadTo,
  page,
  redirect,
  searchOf,
  serveFromCache,
} from "../http/routes.ts";
import { articleDocument, listingDocument, pageContext } from "../pages/document.ts";
import { internalErrorPage, notFoundPage, whatExists } from "../pages/error-pages.tsx";
import { archiveIndexDocument, monthDocument } from "../pages/lists/archive.tsx";
import { directoryDocument } from "../pages/lists/directory.tsx";
import { yearDocument } from "../pages/lists/year.tsx";
import { siteFiles } from "../pages/site-files.ts";
import { standingDocument } from "../pages/standing/document.tsx";
import { listingOf } from "../query/selection.ts";
import { exchangePath } from "../views/exchange.ts";
import { articleViews } from "./article-views.ts";
import { archivedFeed, negotiatedFeed, openableFeed } from "./feeds.ts";
import {
  decodedPath,
  type Folder,
  formerAddress,
  guessedAddress,
  patternAddress,
  requestedFeed,
} from "./legacy-paths.ts";
import { addLiveReload } from "./live-reload.ts";
import { media } from "./media.ts";
import { ifFound, selected, selectionFolders } from "./requested-selection.ts";
import { addSignIn } from "./sign-in.ts";
import { type Bindings, siteOf } from "./site.ts";
import { chosenFeeds, subscribeDocument } from "./subscribe.ts";
import { viewExchange } from "./view-exchange.ts";

/** Seconds for which a client may keep a file whose name changes with its content. */
const oneYear = 365 * 24 * 60 * 60;

/**
 * The table of contents of the site: every route.
 *
 * @param clock decides what is public; milliseconds since 1970
 * @param waitUntil takes the promises that an answer does not wait for
 * @param assets where volumes are read from, if not from the binding ASSETS
 */
export function createApp(
  catalogue: Catalogue,
  clock: () => Instant,
  waitUntil: (promise: Promise<unknown>) => void = () => {},
  assets?: Assets,
): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const at = siteOf(catalogue, clock, assets);
  const select = selected(catalogue, clock);
  const { channel, edition } = catalogue;
  const views = articleViews(catalogue, clock, waitUntil);
  const caching = {
    limiterOf: (env: Partial<Env>) => env.FEED_LIMIT,
    cache: new ResponseCache(),
    clock,
  };
  const exists = (folder: Folder, name: string) => select.whole(folder, name) !== undefined;

  if (!catalogue.redirects.isEmpty) {
    redirect(app, "*", (c) => formerAddress(catalogue, decodedPath(c), searchOf(c), clock()));
  }
  redirect(app, "/articles/:name/", (_, name) => addressOfAlias(catalogue, name, clock()));
  page(app, "/articles/:name/", async (c, name) => {
    const count = await views.read(c.env, name);
    return articleDocument(at(c), name, count);
  });
  page(app, "/archive/", (c) => archiveIndexDocument(at(c)));
  page(app, "/archive/:name/", (c, year) => yearDocument(at(c), year));
  page(app, "/archive/:name/:month/", (c, year) =>
    monthDocument(at(c), year, c.req.param("month") ?? "", c.req.query("page")),
  );
  redirect(app, "/archive/:year{\\d{4}}", ({ req }) => `${req.path}/`);
  redirect(app, "/archive/:year{\\d{4}}/:month{\\d\\d}", ({ req }) => `${req.path}/`);
  beacon(app, "/articles/:name/views", (c, name) => views.count(c.env, name, c.req.raw));
  for (const folder of selectionFolders) {
    const path = folder === undefined ? "" : `/${folder}/:name`;
    page(app, `${path}/`, (c, name) =>
      ifFound(
        select(c, folder, name),
        (it) =>
          requestedFeed(c.req.query("feed"), it) ??
          listingDocument(at(c), listingOf(catalogue, it)),
      ),
    );
    for (const format of formatKeys) {
      const { file } = formats[format];
      feed(
        app,
        `${path}/${file}`,
        (c, name) =>
          ifFound(select(c, folder, name, format), (it) => openableFeed(at(c), it, format)),
        caching,
      );
    }
    feed(app, `${path}/archive/:range/:file`, (c, name) => {
      const { range = "", file = "" } = c.req.param();
      return ifFound(select.whole(folder, name), (it) => archivedFeed(at(c), it, range, file));
    });
    if (folder === undefined) continue;
    page(app, `/${folder}/`, (c) => directoryDocument(at(c), folder));
    redirect(app, `/${folder}`, () => `/${folder}/`);
    redirect(app, path, (_, name) => guessedAddress(`/${folder}/${name}`, exists));
  }
  feed(
    app,
    "/feed",
    (c) => ifFound(select(c), (it) => negotiatedFeed(at(c), it, c.req.header("Accept"))),
    caching,
  );
  if (edition !== undefined) addLiveReload(app, edition);
  for (const file of Object.values(siteFiles(channel))) {
    page(app, `${file.folder}:name`, (_, name) => {
      if (file.path === file.folder + name) return { ...file, maxAge: oneYear, immutable: true };
      // A page of another edition names a file that is gone, and gets the present one.
      return file.names.test(name) ? file : undefined;
    });
  }
  page(app, "/subscribe/", (c) => subscribeDocument(at(c), new URL(c.req.url)));
  redirect(app, "/subscribe", () => "/subscribe/");
  feed(
    app,
    "/opml.xml",
    (c) => ifFound(select(c), (it) => chosenFeeds(at(c), it, c.req.query())),
    caching,
  );
  catalogue.pages.forEach((standing, position) => {
    const path = standingPath(standing);
    page(app, path, (c) => standingDocument(at(c), position));
    redirect(app, path.slice(0, -1), () => path);
  });
  page(app, "/sitemap.xml", (c) => sitemapDocument(at(c)));
  page(app, "/sitemaps/:name", (c, name) => sitemapPart(at(c), name));
  page(app, "/news-sitemap.xml", (c) => newsSitemap(at(c)));
  page(app, "/robots.txt", () => robotsDocument(channel));
  app.all("/media/:name", media(catalogue));
  app.get("/healthz", (c) => c.json({ status: "ok" }, 200, { "Cache-Control": "no-store" }));
  app.all("/healthz", refuseMethod);
  app.all(exchangePath, viewExchange(at));
  if (channel.editor?.kind === "github") addSignIn(app, channel.editor, pageContext(catalogue));
  redirect(app, "/articles/:name", (_, name) => articleAddress(catalogue, name, clock()));
  redirect(app, "/archive", () => "/archive/");
  const patterns = new RedirectPatterns(channel.redirectPatterns);
  app.notFound((c) => {
    const elsewhere = follows(c)
      ? (guessedAddress(decodedPath(c), exists) ??
        patternAddress(catalogue, patterns, c.req.path, exists, clock()))
      : undefined;
    return elsewhere === undefined
      ? notFound(c, () => notFoundPage(pageContext(catalogue)), whatExists(channel))
      : leadTo(c, elsewhere);
  });
  app.onError((error, c) =>
    internalError(c, error, (id) => internalErrorPage(pageContext(catalogue), id)),
  );
  serveFromCache(app, caching);

  return app;
}
