import { absoluteUrl, type Channel, findTopic } from "../article/channel.ts";
import type { Spoken } from "../language/spoken.ts";
import { marked } from "./passage.tsx";

/** One page of the breadcrumb trail. */
export interface Crumb {
  readonly name: string;
  /** BCP 47 tag of the name; undefined if it is in the language of the page. */
  readonly language?: string | undefined;
  /** A path, or the address of another site. */
  readonly path: string;
}

/** Where a page stands: what the channel and its words say above it. */
interface Place {
  readonly channel: Channel;
  readonly spoken: Spoken;
}

/** The pages above every page but the front page: the institution, if the channel names one, and the news. */
function roots({ channel: { home, language }, spoken: { words } }: Place): Crumb[] {
  return home === undefined
    ? [{ name: words.home, path: "/" }]
    : [
        { name: home.title, path: home.url, language },
        { name: words.news, path: "/" },
      ];
}

/** The crumb of a topic; none if the channel has no such topic. */
export function topicCrumb(channel: Channel, slug: string | undefined): Crumb[] {
  const topic = slug === undefined ? undefined : findTopic(channel, slug);
  if (topic === undefined) return [];
  return [{ name: topic.title, language: channel.language, path: `/topics/${topic.slug}/` }];
}

interface TrailProps extends Place {
  /** The pages between the news and this one. */
  readonly crumbs: readonly Crumb[];
  /** This page. The front page is the last of the roots. */
  readonly current: Crumb;
}

/** The way from the institution to this page, which names itself last. */
export function Trail({ channel, spoken, crumbs, current }: TrailProps) {
  const above = roots({ channel, spoken });
  const front = current.path === "/" ? above.pop() : undefined;
  const links = [...above, ...crumbs];
  if (links.length === 0) return null;
  const last = front ?? current;
  return (
    <nav class="crumbs" aria-label={spoken.words.breadcrumb}>
      <ol>
        {links.map(({ name, path, language = spoken.language }) => (
          <li>
            <a href={path} {...marked(language, spoken.language)}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <span aria-current="page" {...marked(last.language ?? spoken.language, spoken.language)}>
            {last.name}
          </span>
        </li>
      </ol>
    </nav>
  );
}

/** The trail as schema.org's `BreadcrumbList`, for JSON-LD. */
export function breadcrumbList({ channel, spoken, crumbs, current }: TrailProps) {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: [...roots({ channel, spoken }), ...crumbs, current].map(
      ({ name, path }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name,
        item: absoluteUrl(channel, path),
      }),
    ),
  };
}
