import { createHash } from "node:crypto";
import { once } from "node:events";
import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { devServer } from "../tests/support/dev-server.ts";
import { projectCopy } from "../tests/support/project-copy.ts";

/*
 * npm run load [-- SECONDS]: holds 64 connections to workerd on 127.0.0.1, for 60 seconds by default,
 * while a new edition replaces the first. Every answer must come whole from one of the two editions,
 * and match its entity tag. Otherwise the command exits with 1.
 */
const seconds = Number(process.argv[2] ?? 60);
const connections = 64;
const paths = [
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/topics/research-news/rss.xml",
  "/atom.xml?topic=research-news,cooperation&limit=5",
  "/opml.xml",
  "/sitemap.xml",
  "/",
  "/articles/how-to-subscribe/",
];
/** The title of an article published halfway, and a sentence added to an existing one. */
const news = "Published under load";
const correction = "Corrected under load.";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The headers of a client that is known to merge deltas. */
const takesDeltas = { "A-IM": "feed", "User-Agent": "newsboat/2.21.0" };

/** The kinds of request. Each makes its headers from the answer of an edition. */
const askings: readonly ((held: Answer) => Record<string, string | undefined>)[] = [
  () => ({}),
  () => ({ "Accept-Encoding": "gzip" }),
  (held: Answer) => ({ "If-None-Match": held.headers.etag }),
  (held: Answer) => ({ ...takesDeltas, "If-None-Match": held.headers.etag }),
  (held: Answer) => ({ "If-Modified-Since": held.headers["last-modified"] }),
];

const agent = new Agent({ keepAlive: true, maxSockets: connections });
const errors = new Map<string, number>();
const statuses = new Map<string, number>();
/** The hashes of all bodies received, by path, status, entity tag and base. */
const seen = new Map<string, Set<string>>();

const project = await projectCopy();
const server = await devServer(project);
try {
  const first = await edition();
  let held = first;
  const end = performance.now() + seconds * 1000;
  const clients = Array.from({ length: connections }, (_, client) => hold(client, end, () => held));
  await wait(seconds * 300);
  await deploy();
  const deployed = performance.now();
  while (!(await ask("/rss.xml", {})).body.includes(news)) await wait(200);
  const lasted = Math.round(performance.now() - deployed);
  // From now on, requests for half of the paths use the new edition's entity tags and dates.
  const second = await edition();
  held = new Map([...first, ...[...second].filter((_, number) => number % 2 === 0)]);
  await Promise.all(clients);
  await judge([first, second]);
  console.table(Object.fromEntries([...statuses].sort()));
  console.log(`${connections} connections, ${seconds} s, a new edition after ${lasted} ms.`);
} finally {
  agent.destroy();
  await server.end("SIGTERM");
  await rm(project, { recursive: true, force: true });
}
for (const [error, times] of errors) console.error(`${times} × ${error}`);
console.log(errors.size === 0 ? "No error, no wrong body." : "FAILED");
process.exitCode = errors.size === 0 ? 0 : 1;

/** Requests every path, and returns the current answers. */
async function edition(): Promise<ReadonlyMap<string, Answer>> {
  const answers = paths.map(async (path) => [path, await ask(path, {})] as const);
  return new Map(await Promise.all(answers));
}

/** Sends one request after the other on one connection. */
async function hold(client: number, end: number, held: () => ReadonlyMap<string, Answer>) {
  for (let number = client; performance.now() < end; number++) {
    const path = paths[number % paths.length] ?? "/";
    const asking = askings[(number * 7 + client) % askings.length];
    const known = held().get(path);
    if (known === undefined || asking === undefined) continue;
    const method = number % 11 === 0 ? "HEAD" : "GET";
    // Each request comes from a different client, because feeds are limited by network.
    const from = `10.${client}.${(number >> 8) & 255}.${number & 255}`;
    try {
      const sent = asking(known);
      const answer = await ask(path, { ...sent, "CF-Connecting-IP": from }, method);
      note(path, method, answer, sent["If-None-Match"]);
    } catch (error) {
      count(errors, `${path}: ${error}`);
    }
  }
}

function note(
  path: string,
  method: string,
  { status, headers, body }: Answer,
  held: string | undefined,
): void {
  count(statuses, `${status} ${method}`);
  if (method === "HEAD" || status === 304) {
    if (body !== "") count(errors, `${path}: ${status} to ${method} with a body`);
    if (status >= 400) count(errors, `${path}: ${status}`);
    return;
  }
  const key = JSON.stringify([path, status, headers.etag, status === 226 ? held : undefined]);
  seen.set(key, (seen.get(key) ?? new Set()).add(hashOf(body)));
}

/** Compares all bodies received with what each edition answers without load. */
async function judge([first, second]: readonly [
  ReadonlyMap<string, Answer>,
  ReadonlyMap<string, Answer>,
]) {
  for (const [key, bodies] of seen) {
    const [path, status, etag, base]: string[] = JSON.parse(key);
    const known = [first, second].find((one) => one.get(path ?? "")?.headers.etag === etag);
    const right =
      Number(status) === 226
        ? await ask(path ?? "", { ...takesDeltas, "If-None-Match": base })
        : known?.get(path ?? "");
    if (right === undefined || Number(status) !== right.status || right.headers.etag !== etag) {
      count(errors, `${path}: ${status} with ${etag}, which no edition has`);
    } else if (bodies.size !== 1 || !bodies.has(hashOf(right.body))) {
      count(errors, `${path}: ${status} with a wrong body for ${etag}`);
    }
  }
  for (const [path, { headers }] of first) {
    const changed = headers.etag !== second.get(path)?.headers.etag;
    const { status } = await ask(path, { "If-None-Match": headers.etag });
    if ((status === 304) === changed) count(errors, `${path}: ${status} after the change`);
  }
  const text = [...seen.keys()].join();
  if (!text.includes(",226,")) count(errors, "no delta was sent");
}

/** Publishes one article and corrects another. */
async function deploy(): Promise<void> {
  const path = join(project, "content/articles/2026/under-load/index.md");
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    `---\ntitle: ${news}\npublished: 2026-01-02\nsummary: In the middle of it\ntopics: [research-news]\n---\n\nA text.\n`,
  );
  await appendFile(
    join(project, "content/articles/2026/how-to-subscribe/index.md"),
    `\n${correction}\n`,
  );
}

async function ask(
  path: string,
  headers: Record<string, string | undefined>,
  method = "GET",
): Promise<Answer> {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  const outgoing = request(`${server.origin}${path}`, {
    agent,
    method,
    headers: Object.fromEntries(given),
    timeout: 30_000,
  });
  outgoing.on("timeout", () => outgoing.destroy(new Error("no answer in 30 seconds")));
  outgoing.end();
  const [incoming] = await once(outgoing, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const zipped = incoming.headers["content-encoding"] === "gzip" && bytes.length > 0;
  const body = (zipped ? gunzipSync(bytes) : bytes).toString();
  return { status: incoming.statusCode, headers: incoming.headers, body };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
