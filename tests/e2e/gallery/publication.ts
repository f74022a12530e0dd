import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { type GalleryLanguage, texts } from "./texts.ts";

/** How much a made-up publication holds. */
export interface Extent {
  readonly language: GalleryLanguage;
  readonly articles: number;
  readonly topics: number;
}

/** The address of the article that has everything: the newest one. */
export const richArticle = "/articles/article-1/";

/** Writes the content folder of a made-up publication. */
export async function writePublication(folder: string, extent: Extent): Promise<void> {
  await mkdir(join(folder, "pages"), { recursive: true });
  await mkdir(join(folder, "articles"));
  await writeFile(join(folder, "channel.yaml"), channelYaml(extent));
  const { about, paragraph } = texts[extent.language];
  await writeFile(join(folder, "pages/about.md"), page(about, [paragraph, paragraph]));
  for (let number = 1; number <= extent.articles; number++) {
    const article = join(folder, `articles/2026/article-${number}`);
    await mkdir(article, { recursive: true });
    for (const [name, width, height] of picturesOf(number)) {
      await writeFile(join(article, name), await picture(number, width, height));
    }
    await writeFile(join(article, "index.md"), articleText(extent, number));
  }
}

function channelYaml({ language, topics }: Extent): string {
  const { title, description, topics: names } = texts[language];
  const all = Array.from({ length: topics }, (_, at) => {
    const name = names[at] ?? `${names[at % names.length]} ${Math.floor(at / names.length) + 1}`;
    return `  - { slug: topic-${at + 1}, title: "${name}", description: "${description}" }`;
  });
  return [
    `title: "${title}"`,
    `description: "${description}"`,
    `language: ${language}`,
    "timeZone: Asia/Shanghai",
    "url: https://harbour-post.example",
    'authority: "harbour-post.example,2026"',
    `copyright: "© ${title}"`,
    `contact: { name: "${title}", email: news@harbour-post.example }`,
    `home: { title: "${names[1]}", url: "https://harbour.example/" }`,
    ...(all.length === 0 ? ["topics: []"] : ["topics:", ...all]),
    "",
  ].join("\n");
}

/** The pictures of an article: every third one has none, and some stand upright. */
function picturesOf(number: number): (readonly [name: string, width: number, height: number])[] {
  if (number === 1)
    return [
      ["lead.png", 1600, 1000],
      ["a.png", 900, 1200],
      ["b.png", 1200, 800],
    ];
  if (number % 3 === 0) return [];
  return number % 5 === 0 ? [["lead.png", 800, 1200]] : [["lead.png", 1200, 800]];
}

type Colour = readonly [red: number, green: number, blue: number];

const skies: readonly Colour[] = [
  [214, 226, 235],
  [238, 214, 190],
  [200, 215, 205],
  [222, 208, 226],
];

/** Kept, because publications in several languages show the same pictures. */
const drawn = new Map<string, Promise<Buffer>>();

function picture(number: number, width: number, height: number): Promise<Buffer> {
  const name = `${number} ${width} ${height}`;
  const kept = drawn.get(name) ?? draw(number, width, height);
  drawn.set(name, kept);
  return kept;
}

/** A view over water: a sky, a far shore with hills, and the lake. Each number has a shore of its own. */
function draw(number: number, width: number, height: number): Promise<Buffer> {
  const [red, green, blue] = skies[number % skies.length] ?? [255, 255, 255];
  const colours: readonly Colour[] = [
    [red, green, blue],
    [red >> 1, green >> 1, blue >> 1],
    [red - 60, green - 50, blue - 30],
  ];
  const data = Buffer.alloc(width * height * 3);
  for (let x = 0; x < width; x++) {
    const along = (x / width) * 6 + number;
    const hills = 0.5 - 0.12 * Math.sin(along) - 0.06 * Math.sin(2.3 * along + number);
    for (let y = 0; y < height; y++) {
      const part = y / height < hills ? 0 : y / height < 0.62 ? 1 : 2;
      data.set(colours[part] ?? [], (y * width + x) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function articleText(extent: Extent, number: number): string {
  const { news, author } = texts[extent.language];
  const [headline, summary] = news[(number - 1) % news.length] ?? ["", ""];
  const topic = extent.topics === 0 ? [] : [`topics: [topic-${1 + (number % extent.topics)}]`];
  const lead =
    picturesOf(number).length === 0 ? [] : [`image: { file: lead.png, alt: "${headline}" }`];
  const front = [
    `title: "${headline}"`,
    // A day apart, the first one newest.
    `published: ${new Date(Date.UTC(2026, 4, 31) - number * 24 * 3_600_000).toISOString().slice(0, 10)}`,
    `summary: "${summary}"`,
    `authors: [{ name: "${author}" }]`,
    ...topic,
    ...lead,
  ];
  return `---\n${front.join("\n")}\n---\n\n${number === 1 ? richBody(extent) : summary}\n`;
}

/** Everything that an article may hold. */
function richBody({ language }: Extent): string {
  const { paragraph, heading, caption, quotation } = texts[language];
  return [
    paragraph,
    `## ${heading}`,
    `${paragraph}[^1]`,
    `![${caption}](lead.png "${caption}")`,
    `> ${quotation}`,
    `![${caption}](a.png "${caption}")\n![${caption}](b.png "${caption}")\n![${caption}](lead.png)`,
    `## ${heading} (2)`,
    "| m | cm | °C | kN | % | N | NE | E | SE | S | SW | W |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n| 20 | 41 | −4.5 | 12.25 | 97 | 1,024 | 2,048 | 4,096 | 8,192 | 16,384 | 32,768 | 65,536 |\n| 40 | 43 | −4.8 | 13.75 | 98 | 1,024 | 2,048 | 4,096 | 8,192 | 16,384 | 32,768 | 65,536 |",
    `## ${heading} (3)`,
    '```js\nconst response = await fetch("https://harbour-post.example/feed.json");\nfor (const { title } of (await response.json()).items) console.log(title);\n```',
    "$$P = A h^2 \\quad\\text{with}\\quad A = 3.5$$",
    `1. ${quotation}\n2. ${quotation}`,
    paragraph,
    paragraph,
    `[^1]: ${caption}`,
  ].join("\n\n");
}

function page(title: string, paragraphs: readonly string[]): string {
  return `---\ntitle: "${title}"\nmenu: header\n---\n\n${paragraphs.join("\n\n")}\n`;
}
