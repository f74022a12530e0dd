import { type Context, Hono } from "hono";
import { tryDecode } from "hono/utils/url";
import { type Format, formatKeys, formatOfFile, formats, offers } from "../article/formats.ts";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { addressOfAlias, articleAddress, permanentName } from "../catalogue/entries.ts";
import { type Assets, assetStore, type Site, type VolumeStore } from "../catalogue/volume-store.ts";
import { archiveDocument, formerArchive } from "../feed/archive.ts";
import { newsSitemap, robotsDocument, sitemapDocument, sitemapPart } from "../feed/sitemap.ts";
import { refuseMethod } from "../http/methods.ts";
import { preferred } from "../http/negotiation.ts";
import { networkOf } from "../http/network.ts";
import { internalError, notFound, type Refusal } from "../http/problem.ts";
import { rangedFile } from "../http/ranged-file.ts";
import { ResponseCache } from "../http/response-cache.ts";
import {
  beacon,
  type Elsewhere,
  feed,
  follows,
  leadTo,
  page,
  reads,
  redirect,
  serveFromCache,
} from "../http/routes.ts";
import { articleDocument, listingDocument } from "../pages/document.ts";
import { internalErrorPage, notFoundPage, whatExists } from "../pages/error-pages.tsx";
import { archiveIndexDocument, monthDocument } from "../pages/lists/archive.tsx";
import { editionPath, liveReloadPath, liveReloadScript } from "../pages/live-reload.tsx";
import { siteFiles } from "../pages/site-files.ts";
import { feedPath, listingOf, type Selection } from "../query/selection.ts";
import { countView } from "../views/view.ts";
import { viewReader } from "../views/view-reader.ts";
import { openableFeed } from "./feeds.ts";
import { type Folder, formerAddress, guessedAddress, requestedFormat } from "./legacy-paths.ts";
import { selected, selectionFolders } from "./requested-selection.ts";
import { chosenFeeds, subscribeDocument } from "./subscribe.ts";

type Bindings = { Bindings: Env };

/** Seconds for which a file may be kept whose name changes with its content. */
const forGood = 365 * 24 * 60 * 60;

/** The most bytes of volumes that an isolate keeps at hand. */
const volumeBytes = 8 * 1024 * 1024;

/**
 * The site as a table of contents: every route on one screen. The clock says what is public. What an
 * answer does not wait for is given to `waitUntil`. Volumes are read from `assets`, the binding if
 * nothing is said.
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
  const counted = (slug: string) => permanentName(catalogue, slug, clock());
  const viewsOf = viewReader(waitUntil);
  const caching = {
    limiterOf: (env: Partial<Env>) => env.FEED_LIMIT,
    cache: new ResponseCache(),
    clock,
  };
  const exists = (folder: Folder, name: string) => select.whole(folder, name) !== undefined;

  if (Object.keys(channel.redirects ?? {}).length > 0) {
    redirect(app, "*", (c) => formerAddress(channel, decoded(c)));
  }
  redirect(app, "/articles/:name/", (_, name) => addressOfAlias(catalogue, name, clock()));
  page(app, "/articles/:name/", async (c, name) => {
    const counter = counted(name);
    const views = counter === undefined ? undefined : await viewsOf(c.env.VIEWS, counter, clock());
    return articleDocument(at(c), name, views);
  });
  page(app, "/archive/", (c) => archiveIndexDocument(at(c)));
  page(app, "/archive/:name/:month/", (c, year) =>
    monthDocument(at(c), year, c.req.param("month") ?? "", c.req.query("page")),
  );
  redirect(app, "/archive/:year{\\d{4}}/:month{\\d\\d}", ({ req }) => `${req.path}/`);
  beacon(app, "/articles/:name/views", (c, name) => {
    const counter = counted(name);
    if (counter === undefined) return undefined;
    const visitor = networkOf(c.req.header("CF-Connecting-IP") ?? "");
    return countView(c.env.VIEWS, counter, c.req.raw, visitor, clock());
  });
  for (const folder of selectionFolders) {
    const path = folder === undefined ? "" : `/${folder}/:name`;
    page(app, `${path}/`, (c, name) =>
      when(
        select(c, folder, name),
        (it) => requestedFeed(c, it) ?? listingDocument(at(c), listingOf(catalogue, it)),
      ),
    );
    for (const format of formatKeys) {
      const { file } = formats[format];
      feed(
        app,
        `${path}/${file}`,
        (c, name) => when(select(c, folder, name, format), (it) => openableFeed(at(c), it, format)),
        caching,
      );
    }
    feed(app, `${path}/archive/:range/:file`, (c, name) => {
      const { range = "", file = "" } = c.req.param();
      const format = formatOfFile(file);
      return (
        format &&
        when(
          select.whole(folder, name),
          (it) =>
            archiveDocument(at(c), it, format, range) ??
            formerArchive(range, channel.url + feedPath(it, format)),
        )
      );
    });
    if (folder === undefined) continue;
    redirect(app, path, (_, name) => guessedAddress(`/${folder}/${name}`, exists));
  }
  feed(
    app,
    "/feed",
    (c) =>
      when(select(c), (it) => ({
        ...openableFeed(at(c), it, wantedFormat(c)),
        contentLocation: feedPath(it, wantedFormat(c)),
        vary: "Accept",
      })),
    caching,
  );
  if (edition !== undefined) {
    const fresh = (type: string) => ({ "Content-Type": type, "Cache-Control": "no-store" });
    app.get(editionPath, (c) => c.body(edition, 200, fresh("text/plain")));
    app.get(liveReloadPath, (c) => c.body(liveReloadScript, 200, fresh("text/javascript")));
  }
  for (const file of Object.values(siteFiles(channel))) {
    page(app, `${file.folder}:name`, (_, name) => {
      if (file.path === file.folder + name) return { ...file, maxAge: forGood, immutable: true };
      // Who has the page of another edition gets the file as it is now.
      return file.names.test(name) ? file : undefined;
    });
  }
  page(app, "/subscribe/", (c) => subscribeDocument(at(c), new URL(c.req.url)));
  redirect(app, "/subscribe", () => "/subscribe/");
  feed(
    app,
    "/opml.xml",
    (c) => when(select(c), (it) => chosenFeeds(at(c), it, c.req.query())),
    caching,
  );
  page(app, "/sitemap.xml", (c) => sitemapDocument(at(c)));
  page(app, "/sitemaps/:name", (c, name) => sitemapPart(at(c), name));
  page(app, "/news-sitemap.xml", (c) => newsSitemap(at(c)));
  page(app, "/robots.txt", () => robotsDocument(channel));
  // Other media are served without the Worker (wrangler.toml).
  app.all("/media/:name", async (c, next) => {
    const bytes = catalogue.recordings.get(c.req.path);
    if (bytes === undefined) return next();
    if (!reads(c)) return refuseMethod(c);
    const answer = await rangedFile(c.req.raw, c.env.ASSETS, bytes);
    // The platform's own 404 may be kept for a year.
    return answer.status === 404 ? next() : answer;
  });
  app.get("/healthz", (c) => c.json({ status: "ok" }, 200, { "Cache-Control": "no-store" }));
  app.all("/healthz", refuseMethod);
  redirect(app, "/articles/:name", (_, name) => articleAddress(catalogue, name, clock()));
  redirect(app, "/archive", () => "/archive/");
  app.notFound((c) => {
    const guessed = follows(c) ? guessedAddress(decoded(c), exists) : undefined;
    return guessed === undefined
      ? notFound(c, () => notFoundPage(channel), whatExists(channel))
      : leadTo(c, guessed);
  });
  app.onError((error, c) => internalError(c, error, (id) => internalErrorPage(channel, id)));
  serveFromCache(app, caching);

  return app;
}

/** What a request is answered from. The volumes that were read last are kept from one request to the next. */
function siteOf(catalogue: Catalogue, clock: () => Instant, assets: Assets | undefined) {
  let store: VolumeStore | undefined;
  return (c: Context<Bindings>): Site => {
    store ??= assetStore(assets ?? c.env.ASSETS, volumeBytes);
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
function requestedFeed(c: Context, selection: Selection): Elsewhere | undefined {
  const format = requestedFormat(c.req.query("feed") ?? "");
  return format && { leadsTo: feedPath(selection, format) };
}

/** What becomes of a selection; or the answer that there is none, or that it lies elsewhere. */
function when<R>(
  selection: Selection | Refusal | Elsewhere | undefined,
  then: (selection: Selection) => R,
) {
  if (selection === undefined || "problem" in selection || "leadsTo" in selection) return selection;
  return then(selection);
}
