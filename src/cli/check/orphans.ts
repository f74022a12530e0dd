import { join } from "node:path";
import { channelSchema } from "../../content/channel/channel-schema.ts";
import { asWarning, type ContentError } from "../../content/content-error.ts";
import { readYaml } from "../../content/front-matter/yaml.ts";
import type { Publication } from "../../content/manuscript.ts";
import { errorAt, readSource } from "../../content/source-file.ts";

/** Warns of topics without an article, and of articles without a topic. */
export async function orphans(
  folder: string,
  { channel, manuscripts }: Publication,
): Promise<ContentError[]> {
  const inUse = new Set(manuscripts.flatMap(({ article }) => article.topics));
  const emptyTopics = channel.topics.filter(({ slug }) => !inUse.has(slug));
  const withoutTopic = manuscripts.filter(({ article }) => article.topics.length === 0);
  const warnings: ContentError[] = [];
  if (emptyTopics.length > 0) {
    const source = readSource(join(folder, "channel.yaml"), "content/channel.yaml");
    if (!source.ok) return [...source.errors];
    const yaml = readYaml(source.value, 0, source.value.text.length, channelSchema);
    if (!yaml.ok) return [...yaml.errors];
    for (const topic of emptyTopics) {
      warnings.push(
        yaml.value.errorAt(
          ["topics", channel.topics.indexOf(topic), "slug"],
          `no article carries the topic ${topic.slug}: its page and its feeds are empty`,
          `write ${topic.slug} among the topics of an article, or take the topic out`,
        ),
      );
    }
  }
  for (const { file } of withoutTopic) {
    const source = readSource(join(folder, file.replace(/^content\//, "")), file);
    if (!source.ok) return [...warnings, ...source.errors];
    warnings.push(
      errorAt(
        source.value,
        Math.max(0, source.value.text.search(/^topics:/m)),
        "this article has no topic, so those who follow topics will not see it",
        `write topics: and some of ${channel.topics.map(({ slug }) => slug).join(", ")}`,
      ),
    );
  }
  return warnings.map(asWarning);
}
