import type { Channel } from "../../article/channel.ts";
import { formatKeys, formats } from "../../article/formats.ts";
import { feedsIn } from "../layout.tsx";

/** The topics of a publication, each with its feeds. */
export function TopicList({ channel }: { channel: Channel }) {
  return (
    <ul class="topics">
      {channel.topics.map(({ slug, title, description }) => (
        <li>
          <a href={`/topics/${slug}/`}>{title}</a>
          <span>{description}</span>
          <FeedLinks folder={`/topics/${slug}/`} title={title} />
        </li>
      ))}
    </ul>
  );
}

/** The feeds in a folder, in each format. Out of their context, as a screen reader lists them, they say of what. */
export function FeedLinks({ folder, title }: { folder: string; title: string }) {
  const href = feedsIn(folder);
  return (
    <span class="feeds">
      {formatKeys.map((format) => (
        <>
          <a href={href(format)} type={formats[format].mediaType}>
            <span class="hidden">{title}: </span>
            {formats[format].name}
          </a>{" "}
        </>
      ))}
    </span>
  );
}
