import type { Channel } from "../article/channel.ts";
import { type LinkedPage, standingPath } from "../article/standing-page.ts";
import { languageKey, type Spoken } from "../language/spoken.ts";
import { marked } from "./passage.tsx";

interface MenuProps {
  readonly channel: Channel;
  /** The pages that header and footer may link, in their order. */
  readonly pages: readonly LinkedPage[];
  /** What the page speaks. */
  readonly spoken: Spoken;
}

/**
 * The publication's name as a link to the front page, and links to the archive, to pages and to
 * subscribing. On the front page, whose heading is the name, the link shows only the icon.
 */
export function Masthead({
  channel,
  pages,
  spoken,
  onFrontPage,
}: MenuProps & { onFrontPage: boolean }) {
  const { icon, title } = channel;
  const { words, language } = spoken;
  return (
    <header class="masthead">
      <a class="brand" href="/">
        {icon !== undefined && (
          <img src="/icon-72.png" alt={onFrontPage ? title : ""} width={36} height={36} />
        )}
        {(!onFrontPage || icon === undefined) && (
          <span {...marked(channel.language, language)}>{title}</span>
        )}
      </a>
      <nav aria-label={words.site}>
        <ul>
          <li>
            <a href="/archive/">{words.archive}</a>
          </li>
          {menuOf(pages, "header", language, channel.language).map((page) => (
            <PageLink page={page} spoken={spoken} />
          ))}
          <li>
            <a class="button" href="/subscribe/">
              {words.subscribe}
            </a>
          </li>
        </ul>
      </nav>
    </header>
  );
}

/** The links to the pages of the footer. */
export function FooterPages({ channel, pages, spoken }: MenuProps) {
  const shown = menuOf(pages, "footer", spoken.language, channel.language);
  if (shown.length === 0) return null;
  return (
    <nav class="menu" aria-label={spoken.words.aboutSite}>
      <ul>
        {shown.map((page) => (
          <PageLink page={page} spoken={spoken} />
        ))}
      </ul>
    </nav>
  );
}

/** A link to a page of a menu, in the page's language. */
function PageLink({ page, spoken }: { page: LinkedPage; spoken: Spoken }) {
  return (
    <li>
      <a href={standingPath(page)} {...marked(page.language, spoken.language)}>
        {page.title}
      </a>
    </li>
  );
}

/**
 * The pages of a menu on a page in a language, in their order. Of a page and its translations, the one in
 * this language is shown; if there is none, the one in the publication's language.
 *
 * @param wanted what the page speaks, as a BCP 47 tag
 * @param own the publication's language
 */
export function menuOf(
  pages: readonly LinkedPage[],
  menu: "header" | "footer",
  wanted: string,
  own: string,
): LinkedPage[] {
  return pages.filter((page) => {
    if (page.menu !== menu) return false;
    const path = standingPath(page);
    const naming = pages.filter(({ translations }) => translations.some(({ url }) => url === path));
    const known = [page, ...page.translations, ...naming].map(({ language }) =>
      languageKey(language),
    );
    const best = [wanted, own].map(languageKey).find((key) => known.includes(key)) ?? known[0];
    return languageKey(page.language) === best;
  });
}
