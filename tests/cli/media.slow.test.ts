import { spawnSync } from "node:child_process";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { fileTypes, isRecording } from "../../src/article/files.ts";
import { articleSource } from "../support/content-folder.ts";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { projectCopy } from "../support/project-copy.ts";
import { recording } from "../support/recording.ts";

/*
 * Media from the local server, which runs the platform's own code for static assets.
 */

const sound = recording();
const files = { "talk.mp3": sound, "report.pdf": "%PDF-1.7", "data.csv": "<script>1</script>" };
let project: string;
let server: DevServer;
/** The path of each file on the site, by its name. */
let paths: Map<string, string>;

beforeAll(async () => {
  project = await projectCopy();
  const article = join(project, "content/articles/2026/with-files");
  await mkdir(article, { recursive: true });
  const list = Object.keys(files).map((name) => `  - file: ${name}`);
  const front = `title: With files\npublished: 2026-01-01\nattachments:\n${list.join("\n")}`;
  await writeFile(join(article, "index.md"), articleSource(front));
  for (const [name, content] of Object.entries(files))
    await writeFile(join(article, name), content);
  server = await devServer(project);
  const page = await (await fetch(`${server.origin}/articles/with-files/`)).text();
  paths = new Map(
    [...page.matchAll(/\/media\/(\w+)-[0-9a-f]{16}(\.\w+)/g)].map(([path, name, ending]) => [
      `${name}${ending}`,
      path,
    ]),
  );
});

afterAll(async () => {
  await server?.end("SIGTERM");
  await rm(project, { recursive: true, force: true, maxRetries: 10 });
});

function ask(name: string, headers: Record<string, string> = {}, method = "GET") {
  return fetch(`${server.origin}${paths.get(name)}`, { headers, method });
}

describe("the local server", () => {
  it("sends the part of a recording that a request asks for, and its size and type", async () => {
    const part = await ask("talk.mp3", { Range: "bytes=300000-300099" });
    expect(part.status).toBe(206);
    expect(part.headers.get("Content-Range")).toBe(`bytes 300000-300099/${sound.length}`);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(sound.slice(300_000, 300_100));
    const head = await ask("talk.mp3", {}, "HEAD");
    expect(Object.fromEntries(head.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=31536000, immutable",
      "content-length": String(sound.length),
      "content-type": "audio/mpeg",
    });
    expect((await ask("talk.mp3", { Range: "bytes=1000000-" })).status).toBe(416);
    const whole = await ask("talk.mp3", { Range: "bytes=0-" });
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(sound);
  });

  it("lets browsers show a PDF, and makes them save a text", async () => {
    const pdf = await ask("report.pdf");
    expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
    expect(pdf.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(pdf.headers.get("Content-Security-Policy")).toBeNull();
    expect(pdf.headers.get("Content-Disposition")).toBeNull();
    const text = await ask("data.csv");
    expect(text.headers.get("Content-Type")).toBe("text/csv");
    expect(text.headers.get("Content-Disposition")).toBe("attachment");
    expect(text.headers.get("Content-Security-Policy")).toContain("sandbox");
  });
});

it("with media: r2, npm start serves media from its folder, and what only the bucket has from the simulator", async () => {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  await appendFile(join(folder, "content/channel.yaml"), "\nmedia: r2\n");
  const lines = '\n[[r2_buckets]]\nbinding = "MEDIA"\nbucket_name = "test-media"\n';
  await appendFile(join(folder, "wrangler.toml"), lines);
  const path = "media/stored-0123456789abcdef.mp3";
  await writeFile(join(folder, "stored.mp3"), sound);
  const args = ["--local", "--file=stored.mp3", "--content-type=audio/mpeg"];
  const wrangler = resolve("node_modules/.bin/wrangler");
  const put = spawnSync(wrangler, ["r2", "object", "put", `test-media/${path}`, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(put.status, put.stderr).toBe(0);
  const own = await devServer(folder);
  onTestFinished(() => own.end("SIGTERM"));
  const page = await (await fetch(`${own.origin}/`)).text();
  const [picture = ""] = /\/media\/[\w-]+\.webp/.exec(page) ?? [];
  const shown = await fetch(`${own.origin}${picture}`);
  expect(shown.status).toBe(200);
  expect(shown.headers.get("Content-Type")).toBe("image/webp");
  await shown.body?.cancel();
  const headers = { Range: "bytes=300000-300099" };
  const part = await fetch(`${own.origin}/${path}`, { headers });
  expect(part.status).toBe(206);
  expect(part.headers.get("Content-Type")).toBe("audio/mpeg");
  expect(part.headers.get("Cache-Control")).toContain("immutable");
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(sound.slice(300_000, 300_100));
  const gone = await fetch(`${own.origin}/media/gone-0123456789abcdef-1200.jpg`);
  expect(gone.status).toBe(404);
  expect(gone.headers.get("Cache-Control")).toBe("no-store");
});

it("wrangler.toml sends each kind of recording to the Worker, and no other media", async () => {
  const rules = (await readFile("wrangler.toml", "utf8")).matchAll(/"\/media\/\*\.(\w+)"/g);
  const recordings = [...fileTypes.keys()].filter((ending) => isRecording(`x.${ending}`));
  expect([...rules].map(([, ending]) => ending).sort()).toEqual(recordings.sort());
});
