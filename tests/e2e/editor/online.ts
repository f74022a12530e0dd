import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { editorFolder } from "../../../src/article/editor-host.ts";
import { editorFiles } from "../../../src/cli/editor/online/editor-files.ts";
import { readChannel } from "../../../src/content/channel/read-channel.ts";
import { editorHeaders } from "../../../src/press/edition/editor-rules.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { nodeServer } from "../../support/node-server.ts";
import { watchedForTest } from "../watched.ts";
import { newButton, now } from "./desk.ts";
import type { Files } from "./fixture-files.ts";
import { type GitHost, openGitHost } from "./git-host.ts";
import { inContent, textOf } from "./publication.ts";

/* The editor of a deployed site, with its policy, and a repository at GitHub that a test plays. */

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  woff2: "font/woff2",
};

/** Opens the editor as somebody who has signed in. Changes go to the branch without a review. */
export async function openOnline(files: Files): Promise<{ page: Page; host: GitHost }> {
  const settings = "editor: { github: lakeside/news, branch: main, review: false }\n";
  const channelYaml = `${textOf(files, "content/channel.yaml")}\n${settings}`;
  const folder = await contentFolder({ ...inContent(files), "channel.yaml": channelYaml });
  const read = await readChannel(folder);
  if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join());
  const { channel } = read.value;
  if (channel.editor === undefined) throw new Error("The channel has no editor.");
  const headers = editorHeaders(channel.editor);
  const made = new Map(
    (await editorFiles(folder, channel, now)).map(({ path, bytes }) => [path, bytes]),
  );
  const server = await nodeServer(async (address) => {
    const { pathname } = new URL(address, "http://localhost");
    const path = pathname === editorFolder ? `${editorFolder}index.html` : pathname;
    const bytes = made.get(path);
    if (bytes === undefined) return new Response(null, { status: 404 });
    const type = types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    return new Response(new Uint8Array(bytes), { headers: { ...headers, "Content-Type": type } });
  });
  onTestFinished(server.close);
  const { page, context } = await watchedForTest({
    baseURL: server.origin,
    locale: "en-GB",
    viewport: { width: 1280, height: 4000 },
  });
  context.setDefaultTimeout(60_000);
  await context.route(
    ({ origin, protocol }) => origin !== server.origin && /^https?:$/.test(protocol),
    (route) => route.abort(),
  );
  const host = await openGitHost(context, files);
  await page.clock.setFixedTime(now);
  await page.addInitScript({
    content: `localStorage.setItem("sveltia-cms.user", JSON.stringify({ backendName: "github", token: "secret", login: "writer" }))`,
  });
  await page.goto(editorFolder);
  await newButton(page).waitFor();
  return { page, host };
}
