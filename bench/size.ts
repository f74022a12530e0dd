import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { ask } from "./ask.ts";
import { chineseLike, documents, type Prose, publicationOf } from "./prose.ts";
import { pressFiles } from "./publication.ts";
import { product } from "./services.ts";
import { type Row, round } from "./table.ts";
import { startWorkerd } from "./workerd.ts";

interface Text {
  readonly language: string;
  readonly articles: (count: number) => Iterable<Prose>;
  readonly atMost?: number;
}

/** The texts of a full feed. Only natural text has a bound. */
const texts: readonly Text[] = [
  { language: "natural English", articles: documents, atMost: 1.3 },
  { language: "made-up Chinese", articles: chineseLike },
];
const files = ["rss.xml", "atom.xml", "feed.json"];

/**
 * Compares the bytes of a feed in gzip with those of zlib, at level 6, for the whole of it. The figure
 * is the worst of the three formats.
 *
 * @param wanted chooses rows by their names
 */
export async function sizeRows(scratch: string, wanted: (name: string) => boolean): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { language, articles, atMost } of texts) {
    const name = `gzip: bytes of 20 entries beside zlib's for the whole, ${language}`;
    if (!wanted(name)) continue;
    console.error(`Sizes: ${language}`);
    const folder = join(scratch, language);
    const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number));
    const sizes = await sizesOf(folder, await pressFiles(folder, publicationOf(articles(22), day)));
    rows.push({
      case: name,
      figure: Math.max(...sizes.map(({ sent, whole }) => sent / whole)),
      unit: "×",
      atMost,
      note: sizes
        .map(({ file, sent, whole }) => `${file}: ${kilobytes(sent)} beside ${kilobytes(whole)}`)
        .join(", "),
    });
  }
  return rows;
}

async function sizesOf(scratch: string, dist: string) {
  const workerd = await startWorkerd(join(scratch, "workerd"), product(dist), ["PRODUCT"]);
  try {
    const sizes: { file: string; sent: number; whole: number }[] = [];
    for (const file of files) {
      const { body } = await ask(`${workerd.origin("PRODUCT")}/${file}`, {
        "Accept-Encoding": "gzip",
      });
      const whole = gzipSync(gunzipSync(body), { level: 6 }).length;
      sizes.push({ file, sent: body.length, whole });
    }
    return sizes;
  } finally {
    await workerd.stop();
  }
}

function kilobytes(bytes: number): string {
  return `${round(bytes / 1000)} KB`;
}
