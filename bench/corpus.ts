import { randomNumbers } from "./random.ts";

/** A file of a made-up content folder: its path from that folder, and its text. */
export interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

/** When the first article of a corpus is published. The others follow, one an hour. */
export const firstPublished = Date.parse("2010-01-01T00:00:00Z");
const hour = 3_600_000;

const latin =
  "steel alloy carbon laboratory research energy student campus process metal furnace data model surface heat project university science rolling corrosion fatigue sensor industry strength oxide powder vehicle hydrogen wear casting method result partner".split(
    " ",
  );
const cjk =
  "钢铁材料研究实验室大学科技能源学生校园工程数据模型表面热处理项目合作创新绿色低碳汽车氢能强度方法成果";

/**
 * Makes a content folder of any size, the same at every call. It has Latin and CJK text, bodies of 0.5
 * to 30 KB (log-uniform), topics by Zipf's law, authors and updates, but no images.
 */
export function* corpus(articles: number, topics: number): Generator<CorpusFile> {
  yield { path: "channel.yaml", text: channelYaml(topics) };
  const cumulative = zipf(topics);
  for (let number = 0; number < articles; number++) {
    yield article(number, cumulative);
  }
}

/** The nth article of every corpus with these topics. */
export function article(number: number, cumulative: readonly number[]): CorpusFile {
  const random = randomNumbers(number + 1);
  const chinese = random() < 0.3;
  const published = new Date(firstPublished + number * hour);
  const slug = `article-${number}`;
  const labels = new Set(
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(cumulative, random())),
  );
  const lines = [
    "---",
    `title: "${words(random, chinese, 60)}"`,
    `published: ${published.toISOString().replace(".000Z", "Z")}`,
    ...(random() < 0.1
      ? [`updated: ${new Date(published.getTime() + 30 * 24 * hour).toISOString().slice(0, 10)}`]
      : []),
    `language: ${chinese ? "zh-Hans" : "en"}`,
    `topics: [${[...labels].map((label) => `topic-${label}`).join(", ")}]`,
    `authors: [{ name: Author ${Math.floor(random() ** 2 * 100)} }]`,
    "credits: { draft: A Writer }",
    "---",
    "",
  ];
  const target = 512 * 60 ** random();
  let length = 0;
  while (length < target) {
    const part = paragraph(random, chinese);
    lines.push(part, "");
    length += chinese ? part.length * 3 : part.length;
  }
  return {
    path: `articles/${published.getUTCFullYear()}/${slug}/index.md`,
    text: lines.join("\n"),
  };
}

function paragraph(random: () => number, chinese: boolean): string {
  const kind = random();
  if (kind < 0.08) return `## ${words(random, chinese, 40)}`;
  if (kind < 0.13) {
    return Array.from({ length: 4 }, () => `- ${words(random, chinese, 60)}`).join("\n");
  }
  if (kind < 0.16) return `> ${words(random, chinese, 200)}`;
  const link =
    random() < 0.2 ? ` [${words(random, chinese, 12)}](https://example.org/${kind})` : "";
  return `${words(random, chinese, 500)}${link}, **${words(random, chinese, 10)}**.`;
}

function words(random: () => number, chinese: boolean, length: number): string {
  let text = "";
  const size = Math.max(4, Math.floor(length * (0.5 + random())));
  while (text.length < (chinese ? size / 3 : size)) {
    if (chinese) text += cjk[Math.floor(random() * cjk.length)] ?? "";
    else text += `${text === "" ? "" : " "}${latin[Math.floor(random() * latin.length)] ?? ""}`;
  }
  return text;
}

/** Cumulative shares of topics, by Zipf's law: the nth is 1/n as frequent as the first. */
export function zipf(topics: number): number[] {
  const shares = Array.from({ length: topics }, (_, rank) => 1 / (rank + 1));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  return shares.map((share) => {
    sum += share / total;
    return sum;
  });
}

function pick(cumulative: readonly number[], at: number): number {
  const found = cumulative.findIndex((share) => at < share);
  return found < 0 ? cumulative.length - 1 : found;
}

function channelYaml(topics: number): string {
  return [
    "title: A corpus",
    "description: Made-up articles for measurements",
    "language: en",
    "timeZone: UTC",
    "url: https://corpus.example.org",
    'authority: "corpus.example.org,2026"',
    "copyright: None",
    "contact: { name: Nobody }",
    "topics:",
    ...Array.from(
      { length: topics },
      (_, rank) => `  - { slug: topic-${rank}, title: Topic ${rank}, description: Topic ${rank} }`,
    ),
    "",
  ].join("\n");
}
