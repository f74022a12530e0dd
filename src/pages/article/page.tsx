import { raw } from "hono/html";
import type { Channel } from "../../article/channel.ts";
import type { State } from "../../catalogue/entries.ts";
import { say } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import type { LanguageLink } from "../../query/languages.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { CardList, type ListedCard, StateLabel } from "../lists/card-list.tsx";
import type { PiecedHtml } from "../page-html.ts";
import { marked, Passage } from "../passage.tsx";
import { rich } from "../say.tsx";
import { topicCrumb } from "../trail.tsx";
import { Views } from "./byline.tsx";
import { type StoredPage, slot } from "./page-piece.ts";

/** What is known about an article only when its page is requested. */
export interface ArticleContext {
  readonly state: State;
  /** BCP 47 tag of the article. */
  readonly language: string;
  /** The slug of its first topic. */
  readonly topic?: string | undefined;
  /** How often it was viewed, if views are counted. */
  readonly views?: number | undefined;
  readonly related?: RelatedArticles | undefined;
  /** Its translations, and lists of articles in languages that it is not translated into. */
  readonly languages?: readonly LanguageLink[];
}

/** Makes the page of an article from its pressed piece. */
export function articlePage(
  context: PageContext,
  path: string,
  piece: StoredPage,
  { state, language, topic, views, related, languages = [] }: ArticleContext,
): PiecedHtml {
  const { channel, spoken } = context;
  const [before, ...after] = piece.body;
  const html = renderPage({
    ...context,
    title: piece.title,
    titleLanguage: language,
    crumbs: topicCrumb(channel, topic),
    description: piece.description,
    path,
    languages,
    beacon: state === "public" ? `${path}views` : undefined,
    head: slot,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        {state !== "public" && state !== "withdrawn" && (
          <StateLabel state={state} spoken={spoken} />
        )}
        {before !== undefined && raw(slot)}
        {views !== undefined && views > 0 && <Views views={views} spoken={spoken} />}
        {after.map(() => raw(slot))}
        {related !== undefined && <Related channel={channel} spoken={spoken} {...related} />}
      </>
    ),
  });
  return { html, pieces: [piece.head, ...piece.body] };
}

/** The articles that a page suggests. */
export interface RelatedArticles {
  /** The title of the series that the previous and the next article belong to. */
  readonly title: string;
  /** Pressed card of the article published before it. */
  readonly previous?: ListedCard | undefined;
  /** Pressed card of the article published after it. */
  readonly next?: ListedCard | undefined;
  readonly related: readonly ListedCard[];
}

interface RelatedProps extends RelatedArticles {
  readonly channel: Channel;
  readonly spoken: Spoken;
}

/** The previous article, the next one, and related ones. */
export function Related({ channel, spoken, title, previous, next, related }: RelatedProps) {
  if (previous === undefined && next === undefined && related.length === 0) return null;
  const inTitle = {
    title: (
      <Passage language={channel.language} around={spoken.language}>
        {title}
      </Passage>
    ),
  };
  return (
    <div class="further">
      {(previous !== undefined || next !== undefined) && (
        <nav class="neighbours" aria-label={say(spoken, "beforeAndAfter", { title })}>
          {previous !== undefined && (
            <div>
              <p class="quiet">{rich(spoken, "before", inTitle)}</p>
              <Card card={previous} spoken={spoken} />
            </div>
          )}
          {next !== undefined && (
            <div class="next">
              <p class="quiet">{rich(spoken, "after", inTitle)}</p>
              <Card card={next} spoken={spoken} />
            </div>
          )}
        </nav>
      )}
      {related.length > 0 && (
        <section>
          <h2>{spoken.words.related}</h2>
          <CardList cards={related} spoken={spoken} />
        </section>
      )}
    </div>
  );
}

function Card({ card: { html, language }, spoken }: { card: ListedCard; spoken: Spoken }) {
  const own = marked(language, spoken.language);
  return own.lang === undefined ? raw(html) : <div {...own}>{raw(html)}</div>;
}
