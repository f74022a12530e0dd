import { type Channel, findTopic } from "../../article/channel.ts";

/** The topics of an article, as links to their pages. */
export function TopicLinks({ channel, topics }: { channel: Channel; topics: readonly string[] }) {
  return topics.map((slug, index) => (
    <>
      {index > 0 && ", "}
      <a rel="tag" href={`/topics/${slug}/`}>
        {findTopic(channel, slug)?.title ?? slug}
      </a>
    </>
  ));
}
