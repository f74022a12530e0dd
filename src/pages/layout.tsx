import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Channel, Person } from "../article/channel.ts";
import { type Format, formatKeys, formats } from "../article/formats.ts";
import { sharePicture } from "../article/site-pictures.ts";
import type { LinkedPage } from "../article/standing-page.ts";
import { directionOf, type Spoken } from "../language/spoken.ts";
import type { LanguageLink } from "../query/languages.ts";
import { LiveReload } from "./live-reload.tsx";
import { FooterPages, Masthead } from "./menu.tsx";
import { marked, nameOfLanguage, Passage } from "./passage.tsx";
import { List, rich } from "./say.tsx";
import { siteFiles } from "./site-files.ts";
import { typeface, usesTypeface } from "./style/typeface.ts";
import { type Crumb, Trail } from "./trail.tsx";

/** The page's feed, for `<link rel="alternate">` and the footer. */
export interface FeedLink {
  readonly title: string;
  /** Returns the path of the feed in a format, with its query if it has one. */
  readonly href: (format: Format) => string;
}

/** The paths of the feeds in a folder. The folder's path ends with a slash. */
export function feedsIn(folder: string): FeedLink["href"] {
  return (format) => `${folder}${formats[format].file}`;
}

/** The context of every page of a site. */
export interface PageContext {
  readonly channel: Channel;
  /** The pages that header and footer may link, in their order. */
  readonly pages?: readonly LinkedPage[] | undefined;
  /** What the page speaks. */
  readonly spoken: Spoken;
  /** The name of the edition, in development only. */
  readonly preview?: string | undefined;
}

interface LayoutProps extends PageContext {
  readonly title: string;
  /** BCP 47 tag of the title; undefined if it is in the language of the page. */
  readonly titleLanguage?: string | undefined;
  readonly description: string;
  /** Canonical path of the page; undefined for an error page. */
  readonly path?: string;
  readonly feeds: FeedLink;
  /** Path to which the page sends its beacon. */
  readonly beacon?: string | undefined;
  /** Pressed elements for the head, instead of the Open Graph elements of other pages. */
  readonly head?: string | undefined;
  /** Pages between the news and this one. */
  readonly crumbs?: readonly Crumb[];
  /** The same page in other languages. */
  readonly languages?: readonly LanguageLink[];
  readonly children: Child;
}

/** The layout of every page: head, masthead, breadcrumbs, and a footer that links the feeds. */
function Layout(props: LayoutProps) {
  const { channel, pages = [], spoken, preview, path, feeds } = props;
  const { crumbs = [], languages = [], children } = props;
  const { words, language } = spoken;
  const current = { name: props.title, language: props.titleLanguage, path: path ?? "" };
  return (
    <html lang={language} dir={directionOf(language)}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <Masthead {...{ channel, pages, spoken }} onFrontPage={path === "/"} />
        <div class="trail">
          <Trail channel={channel} spoken={spoken} crumbs={crumbs} current={current} />
          <Languages spoken={spoken} languages={languages} />
        </div>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="footer">
          <FooterPages {...{ channel, pages, spoken }} />
          <p>
            {rich(spoken, "footer", {
              title: (
                <Passage language={channel.language} around={language}>
                  {feeds.title}
                </Passage>
              ),
              formats: (
                <List
                  spoken={spoken}
                  items={formatKeys.map((format) => (
                    <a href={feeds.href(format)} type={formats[format].mediaType}>
                      {formats[format].name}
                    </a>
                  ))}
                />
              ),
              list: (text) => <a href="/opml.xml">{text}</a>,
            })}
          </p>
          <p class="contact">
            {rich(spoken, "labelled", {
              label: words.contact,
              value: <ContactLink person={channel.contact} />,
            })}
          </p>
          <p class="copyright">
            <Passage language={channel.language} around={language}>
              {channel.copyright}
            </Passage>
          </p>
        </footer>
        {preview !== undefined && <LiveReload edition={preview} />}
      </body>
    </html>
  );
}

/** The address at which readers reach somebody: by e-mail if possible. */
function contactAddress({ email, url }: Person): string | undefined {
  return email === undefined ? url : `mailto:${email}`;
}

/** The name of whom readers can write to, as a link if there is an address. */
function ContactLink({ person }: { person: Person }) {
  const address = contactAddress(person);
  const name = <bdi>{person.name}</bdi>;
  return address === undefined ? name : <a href={address}>{name}</a>;
}

/** Links to the page in other languages, each named in itself. */
function Languages({ spoken, languages }: { spoken: Spoken; languages: readonly LanguageLink[] }) {
  if (languages.length === 0) return null;
  return (
    <nav class="languages" aria-label={spoken.words.languages}>
      <ul>
        {languages.map(({ language, path, isTranslation }) => (
          <li>
            <a
              rel={isTranslation && "alternate"}
              href={path}
              hreflang={language}
              {...marked(language, spoken.language)}
            >
              {nameOfLanguage(language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Head({ channel, spoken, title, description, path, feeds, beacon, head }: LayoutProps) {
  const { style, script } = siteFiles(channel);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === channel.title ? title : `${title} – ${channel.title}`}</title>
      <meta name="description" content={description} />
      {usesTypeface(spoken.language) && (
        <link rel="preload" href={typeface.latin.path} as="font" type="font/woff2" crossorigin="" />
      )}
      <link rel="stylesheet" href={style.path} />
      <script
        src={script.path}
        data-copied={spoken.words.copied}
        data-failed={spoken.words.notCopied}
        data-close={spoken.words.close}
        defer
      />
      {path === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={`${channel.url}${path}`} />
      )}
      <link rel="icon" href="/favicon.ico" sizes="16x16 32x32 48x48" />
      <link rel="icon" href="/icon-192.png" sizes="192x192" type="image/png" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
      {formatKeys.map((format) => (
        <link
          rel="alternate"
          type={formats[format].mediaType}
          title={`${feeds.title} (${formats[format].name})`}
          href={feeds.href(format)}
        />
      ))}
      {beacon !== undefined && <meta name="views" content={beacon} />}
      {head !== undefined
        ? raw(head)
        : path !== undefined && <Shared {...{ channel, title, description, path }} />}
    </head>
  );
}

/** The elements that other sites use when someone shares the page there (Open Graph). */
export function Shared({
  channel,
  title,
  description,
  path,
}: {
  channel: Channel;
  title: string;
  description: string;
  path: string;
}) {
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={channel.title} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={`${channel.url}${path}`} />
      <meta property="og:image" content={`${channel.url}${sharePicture.path}`} />
      <meta property="og:image:width" content={String(sharePicture.width)} />
      <meta property="og:image:height" content={String(sharePicture.height)} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** Renders a whole HTML document in the layout. */
export function renderPage(props: LayoutProps): string {
  return `<!doctype html>${String(<Layout {...props} />)}`;
}
