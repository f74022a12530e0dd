import { type Document, isMap, parseDocument, YAMLMap } from "yaml";
import { z } from "zod";
import type { Channel, Topic } from "../../../article/channel.ts";
import { isSlug, slugFrom } from "../../../content/slug-from.ts";
import type { ImportedLabel } from "../imported.ts";

/** What becomes of a label: topics, or nothing. */
type Meaning = readonly string[];

/** The most tags that become topics by themselves. Each topic has pages and feeds of its own. */
const mostTags = 100;

const sections = { category: "categories", tag: "tags" } as const;

const introduction = ` What becomes of the categories and tags of the old site. "npm run import" adds a line for each one that
 is missing here, and changes no line. Write the slug of a topic, a list of slugs, or false to leave a label out.
 Then import again: articles that you have not changed follow.`;

const meaning = z.union([z.literal(false), z.string(), z.array(z.string())]);
const schema = z.object({
  categories: z.record(z.string(), meaning).nullish(),
  tags: z.record(z.string(), meaning).nullish(),
});

/** The table of an import, and what follows from it. */
export interface TopicsTable {
  /** The text of `import.yaml`. */
  readonly text: string;
  /** Topics that `channel.yaml` does not have yet. */
  readonly added: readonly Topic[];
  /** Labels that this import left out by itself. */
  readonly leftOut: readonly string[];
  topicsOf(labels: readonly ImportedLabel[]): readonly string[];
}

/**
 * Decides which topics articles get. Lines that are in the table already hold. A label without a line becomes the topic
 * that has its title or slug, or a new one; of tags, only the most used do.
 *
 * @param before the text of the table; empty if there is none
 * @param labels of all articles, with repetitions
 * @throws if the table cannot be read
 */
export function readTopicsTable(
  before: string,
  labels: Iterable<ImportedLabel>,
  { topics }: Pick<Channel, "topics">,
): TopicsTable {
  const document = parseDocument(before);
  const [error] = document.errors;
  if (error !== undefined) throw new Error(error.message);
  const known = schema.parse(document.toJS() ?? {});
  if (before.trim() === "") document.commentBefore = introduction;
  const meanings = {
    category: meaningsOf(known.categories ?? {}),
    tag: meaningsOf(known.tags ?? {}),
  };
  const count = countLabels(labels);
  const added = new Map<string, Topic>();
  const leftOut: string[] = [];
  let tags = 0;
  let lines = 0;
  for (const { label, uses } of [...count.values()].sort((a, b) => b.uses - a.uses)) {
    const { kind, title } = label;
    if (meanings[kind].has(title)) continue;
    if (kind === "tag") tags += 1;
    const isNothing =
      kind === "category" && /^(?:uncategori[sz]ed|allgemein|未分类|未分類)$/i.test(title);
    const isOut = isNothing || (kind === "tag" && tags > mostTags);
    const topic = isOut ? undefined : topicFor(label, [...topics, ...added.values()]);
    if (isOut) leftOut.push(title);
    meanings[kind].set(title, topic === undefined ? [] : [topic.slug]);
    lines += 1;
    addLine(document, sections[kind], title, topic?.slug ?? false, uses);
    if (topic !== undefined && !topics.some(({ slug }) => slug === topic.slug)) {
      added.set(topic.slug, topic);
    }
  }
  // A slug in the table that no topic has is one to make, too.
  for (const [kind, byTitle] of Object.entries(meanings)) {
    for (const [title, slugs] of byTitle) {
      if (!count.has(`${kind} ${title}`)) continue;
      for (const slug of slugs) {
        if (topics.some((topic) => topic.slug === slug) || added.has(slug) || !isSlug(slug))
          continue;
        added.set(slug, { slug, title, description: title });
      }
    }
  }
  return {
    text: lines === 0 ? before : document.toString({ lineWidth: 0 }),
    added: [...added.values()],
    leftOut,
    topicsOf: (ofArticle) => [
      ...new Set(ofArticle.flatMap(({ kind, title }) => meanings[kind].get(title) ?? [])),
    ],
  };
}

function meaningsOf(
  lines: Readonly<Record<string, z.infer<typeof meaning>>>,
): Map<string, Meaning> {
  return new Map(
    Object.entries(lines).map(([title, value]) => [title, value === false ? [] : [value].flat()]),
  );
}

function countLabels(labels: Iterable<ImportedLabel>) {
  const count = new Map<string, { label: ImportedLabel; uses: number }>();
  for (const label of labels) {
    const key = `${label.kind} ${label.title}`;
    const known = count.get(key);
    if (known === undefined) count.set(key, { label, uses: 1 });
    else known.uses += 1;
  }
  return count;
}

/** The topic that a label means: the one with its title or its slug, or a new one. */
function topicFor({ title, slug, description }: ImportedLabel, topics: readonly Topic[]): Topic {
  const same = topics.find((topic) => topic.title.toLowerCase() === title.toLowerCase());
  const made = slug !== undefined && isSlug(slug) ? slug : slugFrom(title);
  const known = same ?? topics.find((topic) => topic.slug === made);
  if (known !== undefined) return known;
  let number = 1;
  while (topics.some((topic) => topic.slug === `topic-${number}`)) number += 1;
  const about = description?.trim() ? description.slice(0, 2000) : title;
  return { slug: made ?? `topic-${number}`, title: title.slice(0, 200), description: about };
}

function addLine(
  document: Document,
  section: string,
  title: string,
  value: string | false,
  uses: number,
): void {
  if (!isMap(document.get(section))) document.set(section, new YAMLMap());
  const node = document.createNode(value);
  node.comment = ` ${uses} article${uses === 1 ? "" : "s"}`;
  const map = document.get(section);
  if (isMap(map)) map.add(document.createPair(title, node));
}
