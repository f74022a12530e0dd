import type { Channel, Topic } from "../../article/channel.ts";
import type { Format } from "../../article/formats.ts";

const categories = new WeakMap<Channel, Map<string, string>>();

/** The elements of topics, each drawn once for a channel and a format: a channel may have hundreds. */
export function categoryElements(
  channel: Channel,
  format: Format,
  topics: readonly Topic[],
  draw: (topic: Topic) => string,
): string[] {
  const known = categories.get(channel) ?? new Map<string, string>();
  categories.set(channel, known);
  return topics.map((topic) => {
    const name = `${format} ${topic.slug}`;
    const element = known.get(name) ?? draw(topic);
    known.set(name, element);
    return element;
  });
}
