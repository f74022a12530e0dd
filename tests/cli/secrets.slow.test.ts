import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { articleSource } from "../support/content-folder.ts";
import { type DevServer, productionServer } from "../support/dev-server.ts";
import { freePort } from "../support/free-port.ts";
import { projectCopy, runCommand } from "../support/project-copy.ts";

/*
 * The site as it is deployed, on real workerd with its static assets. Each request is sent byte for byte,
 * and no answer may contain a volume, a draft or a scheduled article.
 */

const secret = "EMBARGOED";
let project: string;
let port: number;
let server: DevServer | undefined;
/** The first bytes of each volume. */
let heads: string[] = [];

beforeAll(async () => {
  project = await projectCopy();
  const articles = join(project, "content/articles/2026");
  for (const [slug, front] of [
    ["scheduled", `title: ${secret} title\npublished: 2099-01-01`],
    ["draft", `title: ${secret} draft\npublished: 2026-01-01\nstatus: draft`],
  ] as const) {
    await mkdir(join(articles, slug));
    await writeFile(join(articles, slug, "index.md"), articleSource(front, `${secret} text.`));
  }
  const built = runCommand(project, "build");
  expect(built.status, built.stderr).toBe(0);
  const volumes = join(project, "dist/assets/volumes/all");
  const bytes = (await readdir(volumes)).map((name) => readFile(join(volumes, name), "latin1"));
  heads = (await Promise.all(bytes)).map((volume) => volume.slice(0, 12));
  expect((await Promise.all(bytes)).join()).toContain(secret);
  port = await freePort();
  server = await productionServer(project, port);
}, 90_000);

afterAll(async () => {
  await server?.end("SIGTERM");
  await rm(project, { recursive: true, force: true, maxRetries: 10 });
});

/** Sends a request and returns the whole answer as Latin-1, a character for each byte. */
async function ask(target: string, headers: readonly string[] = []): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const host = headers.some((line) => line.startsWith("Host:")) ? [] : [`Host: localhost:${port}`];
  const lines = [`GET ${target} HTTP/1.1`, ...host, "Connection: close", ...headers];
  socket.setTimeout(20_000, () => socket.destroy(new Error(`no answer to ${target}`)));
  socket.end(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString("latin1");
}

function check(target: string, answer: string): void {
  expect(answer, target).toMatch(/^HTTP\/1\.1 [234]\d\d /);
  expect(answer, target).not.toContain(secret);
  for (const head of heads) expect(answer.includes(head), `a volume at ${target}`).toBe(false);
}

const volumes = ["volumes/all/0.rss", "volumes/all/0.page", "volumes/topics/research-news/0.json"];
const hidden = [...volumes, "edition.bin", "dist/edition.bin", "press.json", "dist/press.json"];

/** Ways to write a path. Some lead elsewhere if one step of the server decodes a path and another does not. */
const ways: readonly ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => `//${path}`,
  (path) => `///${path}`,
  (path) => `/./${path}`,
  (path) => `/x/../${path}`,
  (path) => `\\${path}`,
  (path) => `/\\${path}`,
  (path) => `/${path.replaceAll("/", "\\")}`,
  (path) => `/${path.replaceAll("/", "%2f")}`,
  (path) => `/${path.replaceAll("/", "%5c")}`,
  (path) => `/${path.replaceAll("/", "//")}`,
  (path) => `/${path.replace(/./, (first) => `%${first.charCodeAt(0).toString(16)}`)}`,
  (path) => `/${path.replace(/./, (first) => `%25${first.charCodeAt(0).toString(16)}`)}`,
  (path) => `/${path.toUpperCase()}`,
  (path) => `/${path}/`,
  (path) => `/${path}%00`,
  (path) => `/${path};x=y`,
  (path) => `/${path}?x`,
  (path) => `/media/../${path}`,
  (path) => `/media/./../${path}`,
  (path) => `/media//../${path}`,
  (path) => `/media//../../${path}`,
  (path) => `/media/%2e%2e/${path}`,
  (path) => `/media/.%2E/${path}`,
  (path) => `/media/..%2f${path}`,
  (path) => `/media/..%2f${path.replaceAll("/", "%2f")}`,
  (path) => `/media/%2e%2e%2f${path}`,
  (path) => `/media/%252e%252e/${path}`,
  (path) => `/media/%252e%252e%252f${path}`,
  (path) => `/media/..%255c${path}`,
  (path) => `/media/..\\${path}`,
  (path) => `/media\\..\\${path}`,
  (path) => `/media/..%5c${path}`,
  (path) => `/media/..;/${path}`,
  (path) => `/media/x/../../${path}`,
  (path) => `/media%2f..%2f${path}`,
  (path) => `/%6dedia/../${path}`,
  (path) => `//media/../${path}`,
  (path) => `/media/\t../${path}`,
  (path) => `/media/.\n./${path}`.replace("\n", "%0a"),
  (path) => `http://localhost/${path}`,
  (path) => `http://evil.example/media/../${path}`,
  (path) => `http://assets.invalid/${path}`,
  (path) => `https://assets.invalid/media/..%2f${path}`,
];

async function checkAll(requests: readonly (readonly [string, readonly string[]])[]) {
  const left = [...requests];
  const work = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      check(one.join(" "), await ask(...one));
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
}

it("no spelling of a path leads to a volume or a file of the build", async () => {
  await checkAll(hidden.flatMap((path) => ways.map((way) => [way(path), []] as const)));
  for (const path of hidden) expect(await ask(`/${path}`)).toMatch(/^HTTP\/1\.1 404 /);
});

it("no header leads to a volume", async () => {
  const headers = [
    ["Range: bytes=0-99"],
    ["Range: bytes=-50"],
    ["Host: assets.invalid"],
    ["Host: evil.example"],
    ["Host: localhost/media"],
    ["X-Original-URL: /volumes/all/0.rss"],
    ["X-Rewrite-URL: /volumes/all/0.page"],
    ["X-Forwarded-Host: assets.invalid", "X-Forwarded-Proto: http"],
    ["CF-Worker: x", "CF-Connecting-IP: 127.0.0.1"],
    ["Accept-Encoding: gzip, br", "If-None-Match: *"],
    ["Sec-Fetch-Mode: navigate"],
  ];
  const targets = ["/volumes/all/0.rss", "/media/..%2fvolumes/all/0.page", "/"];
  await checkAll(headers.flatMap((lines) => targets.map((target) => [target, lines] as const)));
});

it("no document mentions a draft or a scheduled article", async () => {
  const paths = [
    "/",
    "/rss.xml",
    "/atom.xml?limit=100",
    "/feed.json?until=2100-01-01&limit=100",
    "/feed.json?since=2098-01-01",
    "/rss.xml?after=0.a&limit=100",
    "/rss.xml?before=zzzzzzzzzz.z&limit=100",
    "/archive/mnfa4g00.z/rss.xml",
    "/archive/zzzzzzzzzz.z/atom.xml",
    "/archive/1mqp9xc00.z/feed.json",
    "/articles/scheduled/",
    "/articles/scheduled",
    "/articles/draft/",
    "/articles/%73cheduled/",
    "/sitemap.xml",
    "/sitemaps/1.xml",
    "/news-sitemap.xml",
    "/opml.xml",
    "/_headers",
    "/404.html",
    "/404",
    "/media/",
    "/media/missing.png",
    "/media/..",
    "/volumes",
    "/volumes/",
    "/cdn-cgi/",
  ];
  await checkAll(paths.map((path) => [path, []] as const));
  for (const path of ["/_headers", "/404.html", "/articles/scheduled/", "/articles/draft/"]) {
    expect(await ask(path), path).toMatch(/^HTTP\/1\.1 404 /);
  }
});

it("malformed and very long requests are answered", async () => {
  for (const target of [
    `/rss.xml?topic=${"a".repeat(14_000)}`,
    "/%",
    "/%zz",
    "/%ff%fe?%ff=%fe",
    "/\u00ff\u00fe",
    "/rss.xml?limit=%00",
    "/rss.xml?__proto__=x&constructor=y",
  ]) {
    check(target.slice(0, 50), await ask(target));
  }
});

it("the platform serves media, to be cached for good, and the Worker answers 404 for missing ones", async () => {
  const [file] = await readdir(join(project, "dist/assets/media"));
  const found = await ask(`/media/${file}`);
  expect(found).toMatch(/^HTTP\/1\.1 200 /);
  expect(found).toMatch(/^cache-control: public, max-age=31536000, immutable\r$/im);
  expect(found).toMatch(/^cf-cache-status: /im);
  for (const target of [
    "/media/missing.png",
    `/media/${file}x`,
    "/media/%6dissing.png",
    "/media//missing.png",
    "/media/",
    "/media",
  ]) {
    for (const headers of [[], ["Sec-Fetch-Mode: navigate"], ["Accept: text/html"]]) {
      const missing = await ask(target, headers);
      expect(missing, target).toMatch(/^HTTP\/1\.1 404 /);
      expect(missing, target).toMatch(/^cache-control: no-store\r$/im);
      expect(missing, target).toContain("/topics/research-news/");
    }
  }
});

const isPublic =
  /^((media|fonts)(\/|$)|(_headers|openapi\.json|favicon\.ico|manifest\.webmanifest|(apple-touch-icon|icon-\d+|share)\.png)$)/;

it("the Worker comes first for every file that is not public, however its path is spelt", async () => {
  const { assets } = unstable_readConfig({ config: join(project, "wrangler.toml") });
  const rules = [assets?.run_worker_first ?? []].flat().map(String);
  // In a rule, as in the platform's router, a star matches any text.
  const patterns = rules.map((rule) => rule.replaceAll(".", "\\.").replaceAll("*", ".*"));
  const workerFirst = new RegExp(`^(${patterns.join("|")})$`);
  const files = await readdir(join(project, "dist/assets"), { recursive: true });
  const others = files.filter((file) => !isPublic.test(file));
  expect(others).toContain("volumes/all/0.rss");
  for (const file of others) {
    const encoded = `%${file.charCodeAt(0).toString(16)}${file.slice(1)}`;
    for (const path of [`/${file}`, `//${file}`, `/${encoded}`]) expect(path).toMatch(workerFirst);
  }
});
