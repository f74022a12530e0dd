import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Answer, ask } from "./ask.ts";
import type { CorpusFile } from "./corpus.ts";
import { englishLike, publicationOf } from "./prose.ts";
import { pressFiles } from "./publication.ts";
import { clockedProduct } from "./services.ts";
import { type Row, round } from "./table.ts";
import { startWorkerd } from "./workerd.ts";

/** The four readers. Each uses one feature of HTTP more than the one before. */
const behaviours = [
  { name: "with nothing", validator: false, headers: {} },
  { name: "with 304", validator: true, headers: {} },
  {
    name: "with gzip",
    validator: true,
    headers: { "Accept-Encoding": "gzip" },
    // 1.2 times the 92.4 KB of feeds that were compressed as a whole.
    atMost: 110.9,
  },
  {
    name: "with deltas",
    validator: true,
    headers: { "Accept-Encoding": "gzip", "A-IM": "feed", "User-Agent": "newsboat/2.21.0" },
    atMost: 20,
  },
];

const minute = 60_000;
const start = Date.parse("2026-03-01T00:00:00Z");
const days = 30;
const perDay = 2;
/** How many articles were published before the reader's first day, so that the feed is full. */
const before = 40;

/**
 * Measures what a reader downloads from the real server, in kilobytes (1,000 bytes) a day, heads and
 * bodies. The reader polls the RSS feed every 30 minutes for 30 days, while two articles of 5 KB appear
 * each day. The server's clock is set before each request. The first download does not count.
 *
 * @param wanted chooses rows by their names
 */
export async function readerRows(
  scratch: string,
  wanted: (name: string) => boolean,
): Promise<Row[]> {
  const chosen = behaviours.filter(({ name }) => wanted(rowName(name)));
  if (chosen.length === 0) return [];
  console.error("A reader's 30 days");
  const dist = await pressFiles(scratch, articles());
  const workerd = await startWorkerd(join(scratch, "workerd"), clockedProduct(dist), ["PRODUCT"]);
  try {
    const rows: Row[] = [];
    for (const behaviour of chosen) {
      const { sent, received, statuses, unchanged } = await read(
        workerd.origin("PRODUCT"),
        behaviour,
      );
      const counts = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
      rows.push({
        case: rowName(behaviour.name),
        figure: received / 1000 / days,
        unit: "KB",
        atMost: behaviour.atMost,
        note: `${round(sent / 1000 / days)} KB sent; ${counts.join(", ")}${unchanged}`,
      });
    }
    return rows;
  } finally {
    await workerd.stop();
  }
}

function rowName(reader: string): string {
  return `a reader ${reader}, a day`;
}

/** Counts the bytes of 30 days, the answers with each status, and the bytes of a 304, both ways. */
async function read(origin: string, { name, validator, headers }: (typeof behaviours)[number]) {
  const usual = { Host: "corpus.example.org", "User-Agent": "Reader/1.0", Accept: "*/*" };
  const known = new Set<string>();
  const statuses: Record<number, number> = {};
  let [sent, received] = [0, 0];
  let etag: string | undefined;
  let unchanged = "";
  for (let time = start; time <= start + days * 24 * 60 * minute; time += 30 * minute) {
    await ask(`${origin}/clock/${time}`);
    const condition = etag === undefined ? {} : { "If-None-Match": etag };
    const answer = await ask(`${origin}/rss.xml`, { ...usual, ...headers, ...condition });
    for (const id of idsIn(answer)) known.add(id);
    if (validator) etag = answer.headers.etag ?? etag;
    if (time === start) continue;
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    sent += answer.sent;
    received += answer.received;
    if (answer.status === 304) unchanged = ` of ${answer.sent} + ${answer.received} bytes`;
  }
  const expected = 20 + days * perDay;
  if (known.size !== expected) {
    throw new Error(`a reader ${name} saw ${known.size} articles, not ${expected}`);
  }
  return { sent, received, statuses, unchanged };
}

function idsIn({ headers, body }: Answer): string[] {
  const text = headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  return [...`${text}`.matchAll(/<guid[^>]*>([^<]*)/g)].map(([, id = ""]) => id);
}

/** Two articles a day, published at 06:15 and 18:15. */
function articles(): Iterable<CorpusFile> {
  return publicationOf(
    englishLike(before + days * perDay),
    (number) => new Date(start + ((number - before) * 12 + 6) * 60 * minute + 15 * minute),
  );
}
