import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../support/free-port.ts";
import { environment, projectCopy } from "../support/project-copy.ts";

/*
 * npm start on real workerd, in a copy of the project. A time limit only ends a test that hangs.
 */
let project: string;
let origin: string;
let server: ChildProcess;
let output = "";
const article = "content/articles/2026/how-to-subscribe/index.md";

beforeAll(async () => {
  project = await projectCopy();
  // With a domain like this, wrangler would by default replace the host of each request.
  const config = join(project, "wrangler.toml");
  const route = 'routes = [{ pattern = "news.example.edu", custom_domain = true }]';
  await writeFile(config, `${route}\n${await readFile(config, "utf8")}`);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = spawn("npm", ["start", "--", "--port", String(port)], {
    cwd: project,
    env: { ...environment(), WRANGLER_LOG_PATH: join(project, "logs") },
    detached: true,
  });
  server.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  server.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  await until(() => Promise.resolve(output.includes("Ctrl+C")));
});

afterAll(async () => {
  if (server.pid !== undefined && server.exitCode === null) {
    const ended = once(server, "exit");
    process.kill(-server.pid, "SIGTERM");
    await ended;
  }
  await rm(project, { recursive: true, force: true });
});

describe("npm start", () => {
  it("prints the addresses of the page, the three feeds and the editor, and no warning", () => {
    for (const path of ["/", "/rss.xml", "/atom.xml", "/feed.json", "/editor/"]) {
      expect(output).toContain(`${origin}${path}\n`);
    }
    expect(output).not.toMatch(/warn|error|telemetry|update available|out of date|Request\.cf/i);
  });

  it("makes links with its own port", async () => {
    expect(await text("/feed.json")).toContain(`"url":"${origin}/articles/how-to-subscribe/"`);
    expect(await text("/rss.xml")).not.toContain("<link>https://");
  });

  it("serves media to be cached for good, and no volume", async () => {
    const [path = ""] = /\/media\/[\w.-]+/.exec(await text("/rss.xml")) ?? [];
    const media = await fetch(origin + path);
    expect(media.status).toBe(200);
    expect(media.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(media.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    for (const hidden of [
      "/volumes/all/0.rss",
      "/media/../volumes/all/0.rss",
      "/media/..%2fvolumes/all/0.rss",
      "/%76olumes/all/0.rss",
      "//volumes/all/0.rss",
    ]) {
      expect((await fetch(origin + hidden)).status).toBe(404);
    }
    const missing = await fetch(`${origin}/media/missing.png`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("/topics/research-news/rss.xml");
  });

  it("answers only requests whose host is this computer", async () => {
    const asked = await answerTo("evil.example", "/feed.json");
    expect(asked).toMatch(/^HTTP\/1\.1 421 /);
    expect(asked).not.toContain("how-to-subscribe");
    expect(await answerTo("app.localhost", "/feed.json")).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("serves the editor, which loads nothing from elsewhere", async () => {
    const page = await fetch(`${origin}/editor/`);
    expect(page.headers.get("Content-Security-Policy")).toContain("connect-src 'self'");
    expect(await page.text()).toContain('<script type="module" src="editor.js">');
    expect((await fetch(`${origin}/editor`)).url).toBe(`${origin}/editor/`);
    const script = await fetch(`${origin}/editor/editor.js`);
    expect(script.headers.get("Content-Type")).toBe("text/javascript");
    expect(await script.text()).not.toContain("cdn.jsdelivr.net");
    expect((await fetch(`${origin}/editor/none.js`)).status).toBe(404);
    expect(await answerTo("evil.example", "/editor/")).toMatch(/^HTTP\/1\.1 421 /);
  });

  it("makes the configuration of the editor anew, or says what is wrong with channel.yaml", async () => {
    const channel = join(project, "content/channel.yaml");
    const before = await readFile(channel, "utf8");
    await writeFile(channel, before.replace(/^title: .*$/m, "title: Changed just now"));
    expect(await text("/editor/data/de.json")).toContain('"app_title":"Changed just now"');
    await writeFile(channel, before.replace(/^title: .*$/m, "titel: Broken"));
    expect(await text("/editor/data/en.json")).toContain("content/channel.yaml:");
    await writeFile(channel, before);
    await until(async () => (await fetch(`${origin}/rss.xml`)).status === 200);
  });

  it("shows a saved article", async () => {
    await edit((source) => source.replace(/^title: .*$/m, "title: Saved just now"));
    await until(async () => (await text("/atom.xml")).includes("Saved just now"));
  });

  it("shows an error as a page, and recovers when the error is fixed", async () => {
    const before = await edit((source) =>
      source.replace(/^published: .*$/m, "published: 2026-02-30"),
    );
    await until(async () => (await text("/")).includes("is not a date in the calendar"));
    const page = await text("/");
    expect(page).toContain("content/articles/2026/how-to-subscribe/index.md:3:12");
    await writeFile(join(project, article), before);
    await until(async () => (await fetch(`${origin}/rss.xml`)).status === 200);
  });

  it("recovers when a content folder that was moved away comes back", async () => {
    await rename(join(project, "content"), join(project, "away"));
    await until(async () => (await text("/")).includes("content/channel.yaml:1:1"));
    await rename(join(project, "away"), join(project, "content"));
    await until(async () => (await fetch(`${origin}/rss.xml`)).status === 200);
    await edit((source) => source.replace(/^title: .*$/m, "title: Saved after the move"));
    await until(async () => (await text("/atom.xml")).includes("Saved after the move"));
  });

  it("recovers when what it has made is deleted", async () => {
    for (const folder of [".broadsheet", "dist"]) {
      await rm(join(project, folder), { recursive: true, force: true });
    }
    const made = join(project, ".broadsheet/dev/edition.bin");
    await until(() => Promise.resolve(existsSync(made)));
    expect(output).toContain("Somebody has deleted .broadsheet/dev/. Pressing it again.\n");
    await until(async () => (await fetch(`${origin}/rss.xml`)).status === 200);
    await edit((source) => source.replace(/^title: .*$/m, "title: Saved after that"));
    await until(async () => (await text("/atom.xml")).includes("Saved after that"));
  });
});

/** The server's answer to a request with this Host. `fetch` cannot send another Host than the address has. */
function answerTo(host: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    const socket = connect(Number(port), "localhost", () => {
      socket.end(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });
}

async function text(path: string): Promise<string> {
  const response = await fetch(origin + path, { headers: { Accept: "text/html, */*" } });
  return response.text();
}

/** Rewrites the article and returns its source as it was. */
async function edit(change: (source: string) => string): Promise<string> {
  const file = join(project, article);
  const source = await readFile(file, "utf8");
  await writeFile(file, change(source));
  return source;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds().catch(() => false)) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`this did not happen in time. The output of the server:\n${output}`);
}
