import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Channel } from "../article/channel.ts";
import { type Format, formatKeys, formats } from "../feed/formats.ts";
import { beaconScript } from "./beacon.ts";
import { LiveReload } from "./live-reload.tsx";

/** A feed of the page's own, for `<link rel="alternate">`. */
export interface FeedLink {
  readonly title: string;
  /** Path of the feed in a format, with its query if it has one. */
  readonly href: (format: Format) => string;
}

/** The feeds in a folder, whose path ends with a slash. */
export function feedsIn(folder: string): FeedLink["href"] {
  return (format) => `${folder}${formats[format].file}`;
}

/** What every page of a site is made with. */
export interface Frame {
  readonly channel: Channel;
  /** In development, the name of the edition that is shown. */
  readonly preview?: string | undefined;
}

interface LayoutProps extends Frame {
  readonly title: string;
  readonly description: string;
  /** Canonical path of the page; none for an error. */
  readonly path?: string;
  readonly feeds: FeedLink;
  /** Path to which the page tells that it was viewed. */
  readonly beacon?: string | undefined;
  readonly children: Child;
}

/** The frame of every page: the head with its feeds, the way home, and the feeds to subscribe to. */
function Layout({
  channel,
  preview,
  title,
  description,
  path,
  feeds,
  beacon,
  children,
}: LayoutProps) {
  return (
    <html lang={channel.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === channel.title ? title : `${title} – ${channel.title}`}</title>
        <meta name="description" content={description} />
        {path !== undefined && <link rel="canonical" href={`${channel.url}${path}`} />}
        {formatKeys.map((format) => (
          <link
            rel="alternate"
            type={formats[format].mediaType}
            title={`${feeds.title} (${formats[format].name})`}
            href={feeds.href(format)}
          />
        ))}
        {beacon !== undefined && <meta name="views" content={beacon} />}
        <style>
          {
            "body{max-width:65ch;margin:auto;padding:1rem;font:1rem/1.6 system-ui,sans-serif}img{max-width:100%;height:auto}figure{margin:1.5rem 0}"
          }
        </style>
      </head>
      <body>
        <nav aria-label="Breadcrumb">
          <a href="/">Home</a> › <a href="/#news">News</a>
        </nav>
        <main>{children}</main>
        <footer>
          <p>
            Subscribe to {feeds.title}:{" "}
            {formatKeys.map((format, index) => (
              <>
                {index > 0 && ", "}
                <a href={feeds.href(format)} type={formats[format].mediaType}>
                  {formats[format].name}
                </a>
              </>
            ))}
            , or <a href="/opml.xml">all feeds as a list (OPML)</a>.
          </p>
          <p>{channel.copyright}</p>
        </footer>
        {beacon !== undefined && <script>{raw(beaconScript)}</script>}
        {preview !== undefined && <LiveReload edition={preview} />}
      </body>
    </html>
  );
}

/** A whole document in the frame. */
export function renderPage(props: LayoutProps): string {
  return `<!doctype html>${String(<Layout {...props} />)}`;
}
