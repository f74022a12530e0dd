import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { Site } from "../../catalogue/volume-store.ts";
import { say, sayCount } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import { type DirectoryName, listedIn } from "../../query/directories.ts";
import { type PageDocument, pageContext, pageDocument } from "../document.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { marked, nameOfLanguage, Passage } from "../passage.tsx";
import { FeedLinks } from "./listing.tsx";

/** What a directory shows of a topic, an author or a language. */
interface Subject {
  readonly title: string;
  /** BCP 47 tag of the title and the description; undefined for a name that belongs to no language. */
  readonly language?: string | undefined;
  readonly description?: string | undefined;
  /** The folder of its page and its feeds. */
  readonly path: string;
}

/** One line of a directory. */
export interface DirectoryLine extends Subject {
  /** The number of its articles. */
  readonly count: number;
}

const subjectsOf: Readonly<Record<DirectoryName, (catalogue: Catalogue) => readonly Subject[]>> = {
  topics: ({ channel: { topics, language } }) =>
    topics.map(({ slug, title, description }) => ({
      title,
      description,
      language,
      path: `/topics/${slug}/`,
    })),
  authors: ({ authors }) =>
    authors.map(({ slug, name }) => ({
      title: name,
      path: `/authors/${encodeURIComponent(slug)}/`,
    })),
  languages: ({ languages }) =>
    languages.map((language) => ({
      title: nameOfLanguage(language),
      language,
      path: `/languages/${language.toLowerCase()}/`,
    })),
};

/** Makes `/topics/`, `/authors/` or `/languages/`. Topics keep the channel's order. */
export function directoryDocument(site: Site, name: DirectoryName): PageDocument {
  const { catalogue, now } = site;
  const context = pageContext(catalogue);
  const subjects = subjectsOf[name](catalogue);
  const lines = listedIn(catalogue, name, now).flatMap(({ number, count }) => {
    const subject = subjects[number];
    return subject === undefined ? [] : { ...subject, count };
  });
  const { compare } = new Intl.Collator(context.spoken.language);
  if (name !== "topics") lines.sort((a, b) => compare(a.title, b.title));
  return pageDocument(site, directoryPage(context, name, lines));
}

/** Makes the page of a directory from its lines. */
export function directoryPage(
  context: PageContext,
  name: DirectoryName,
  lines: readonly DirectoryLine[],
): string {
  const { channel, spoken } = context;
  const { words } = spoken;
  const description = say(spoken, `${name}Description`, { title: channel.title });
  return renderPage({
    ...context,
    title: words[name],
    description,
    path: `/${name}/`,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>{words[name]}</h1>
          <p>{description}</p>
        </div>
        <div class="plain-text">
          {lines.length === 0 ? (
            <p>{words.nothingYet}</p>
          ) : (
            <ul class="topics directory">
              {lines.map((line) => (
                <Line spoken={spoken} line={line} />
              ))}
            </ul>
          )}
        </div>
      </>
    ),
  });
}

function Line({ spoken, line }: { spoken: Spoken; line: DirectoryLine }) {
  const { title, description, language = spoken.language, path, count } = line;
  const own = marked(language, spoken.language);
  return (
    <li>
      <a href={path} {...own}>
        <bdi>{title}</bdi>
      </a>
      {description !== undefined && <span {...own}>{description}</span>}
      <span class="count">{sayCount(spoken, "articles", count)}</span>
      <FeedLinks
        spoken={spoken}
        folder={path}
        title={
          <Passage language={language} around={spoken.language}>
            {title}
          </Passage>
        }
      />
    </li>
  );
}
