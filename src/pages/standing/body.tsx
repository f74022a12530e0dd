import { raw } from "hono/html";
import type { Channel, Person } from "../../article/channel.ts";
import { type StandingPage, standingPath } from "../../article/standing-page.ts";
import { wordsFor } from "../../language/vocabulary.ts";
import { Alternates, jsonForScript } from "../article/head.tsx";
import { headline } from "../article/headline.tsx";
import { Shared } from "../layout.tsx";
import { marked } from "../passage.tsx";
import { breadcrumbList } from "../trail.tsx";

/** What is between the head and the foot of a standing page, rendered once when it is pressed. */
export function standingBody(channel: Channel, page: StandingPage, bodyHtml: string): string {
  const spoken = wordsFor(channel, page.language);
  const own = marked(page.language, spoken.language);
  return String(
    <article class="article">
      <header>
        <h1 {...own}>{headline(page.title, page.language)}</h1>
      </header>
      <div class="text" {...own}>
        {raw(bodyHtml)}
      </div>
      {page.contact && <Contact person={channel.contact} />}
    </article>,
  );
}

/** Whom readers can write to: name, e-mail address and page. */
function Contact({ person: { name, email, url } }: { person: Person }) {
  return (
    <address class="contact">
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
      </p>
      {email !== undefined && (
        <p>
          <a href={`mailto:${email}`}>
            <bdi>{email}</bdi>
          </a>
        </p>
      )}
      {url !== undefined && (
        <p>
          <a href={url}>
            <bdi>{url}</bdi>
          </a>
        </p>
      )}
    </address>
  );
}

/** The elements of a standing page's head: for sites where it is shared, and for search engines. */
export function standingHead(channel: Channel, page: StandingPage): string {
  const { title, summary, translations } = page;
  const path = standingPath(page);
  const trail = breadcrumbList({
    channel,
    spoken: wordsFor(channel, page.language),
    crumbs: [],
    current: { name: title, path },
  });
  return String(
    <>
      <Shared channel={channel} title={title} description={summary} path={path} />
      <Alternates channel={channel} translations={translations} />
      <script type="application/ld+json">{raw(jsonForScript(trail))}</script>
    </>,
  );
}
