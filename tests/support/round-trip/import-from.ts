import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { asker } from "../../../src/cli/import/net/answers.ts";
import { connector } from "../../../src/cli/import/net/connect.ts";
import { downloader } from "../../../src/cli/import/net/download.ts";
import { documentFetcher } from "../../../src/cli/import/net/fetcher.ts";
import { runImport } from "../../../src/cli/import/run-import.ts";
import { openInput, openSource } from "../../../src/cli/import/sources.ts";
import { readChannel } from "../../../src/content/channel/read-channel.ts";

/** A channel without topics and people, with the authority of the old site. */
const emptyChannel = `title: Everything News
description: All that an article may have
language: en
timeZone: Asia/Shanghai
url: https://new.example.org
authority: "example.org,2012"
copyright: © Test
contact: { name: Desk }
`;

/** Imports a source into a project, which is made unless it is there. Nothing waits, and local servers are allowed. */
export async function importFrom(
  argument: string,
  project: string,
  now: number,
  allowLocal = true,
) {
  const content = join(project, "content");
  await mkdir(join(content, "articles"), { recursive: true });
  await writeFile(join(content, "channel.yaml"), emptyChannel, { flag: "wx" }).catch(
    () => undefined,
  );
  const channel = await readChannel(content);
  if (!channel.ok) throw new Error(JSON.stringify(channel.errors));
  const patience = { now: () => now, sleep: async () => undefined };
  const ask = asker(connector(allowLocal), "Test/1", patience);
  const fetcher = documentFetcher(ask);
  const input = await openInput(argument, fetcher);
  if ("message" in input) throw new Error(input.message);
  const context = { fetcher, now, timeZone: "Asia/Shanghai", language: "en", mostPages: 10_000 };
  const source = await openSource(input, context);
  if (source === undefined) throw new Error("nothing can read this");
  return await runImport({
    source,
    project,
    channel: channel.value.channel,
    download: downloader(ask, join(project, ".cache/import")),
    now,
    progress: () => undefined,
  });
}
