import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { nodeServer } from "../support/node-server.ts";
import { attachment } from "../support/panel/panelist.ts";
import type { Read } from "./programs.ts";
import { quietBus } from "./session-bus.ts";

/** Milliseconds that Liferea may take to start and to fetch a feed, on a busy machine. */
const longest = 120_000;

/**
 * What Liferea understood of a document, according to its database. It runs with its own display, home and
 * session bus, and has one feed.
 */
export async function readWithLiferea(document: string): Promise<Read> {
  const home = await mkdtemp(join(tmpdir(), "broadsheet-liferea-"));
  const server = await nodeServer(async () => new Response(document));
  try {
    await mkdir(join(home, ".config/liferea"), { recursive: true });
    await writeFile(join(home, ".config/liferea/feedlist.opml"), feedList(`${server.origin}/feed`));
    const count = document.match(/<(item|entry)[ >]/g)?.length ?? 0;
    return { feed: {}, items: await itemsOf(home, count) };
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function feedList(url: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head><title>L</title></head><body><outline title="F" text="F" type="rss" id="feedone" xmlUrl="${url}" updateInterval="1"/></body></opml>`;
}

/** Starts Liferea, and ends it and its child processes as soon as it has stored the feed. */
async function itemsOf(home: string, count: number): Promise<Read["items"]> {
  const bus = ["dbus-run-session", "--config-file", await quietBus(home)];
  const liferea = spawn("xvfb-run", ["-a", ...bus, "--", "liferea"], {
    detached: true,
    stdio: "ignore",
    // Without XDG variables everything is in the home. Without the others no service outlives Liferea.
    env: { PATH: process.env["PATH"], HOME: home, NO_AT_BRIDGE: "1", GSETTINGS_BACKEND: "memory" },
  });
  const ended = once(liferea, "exit");
  const file = join(home, ".local/share/liferea/liferea.db");
  try {
    for (let waited = 0; waited < longest; waited += 250) {
      await wait(250);
      const items = stored(file);
      if (items.length >= count) return items;
      if (liferea.exitCode !== null) throw new Error("Liferea ended by itself");
    }
    throw new Error("Liferea read nothing");
  } finally {
    // The screen removes its lock when it is asked to end. Some other processes may ignore the request.
    endGroup(liferea.pid, "SIGTERM");
    await Promise.race([ended, wait(3000)]);
    endGroup(liferea.pid, "SIGKILL");
  }
}

function endGroup(leader: number | undefined, signal: "SIGTERM" | "SIGKILL"): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // The group has no processes left.
  }
}

/** What Liferea has stored so far. */
function stored(file: string): Read["items"] {
  if (!existsSync(file)) return [];
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const about = database.prepare("SELECT value FROM metadata WHERE item_id = ? AND key = ?");
    return database
      .prepare("SELECT * FROM items ORDER BY date DESC")
      .all()
      .map(({ item_id, source_id, source, title, date }) => {
        const values = (key: string) =>
          about.all(Number(item_id), key).map(({ value }) => String(value));
        return {
          id: source_id,
          url: source,
          title,
          published: new Date(Number(date) * 1000).toISOString().replace(".000Z", "Z"),
          topics: values("category"),
          related: values("related"),
          attachments: values("enclosure").map(enclosure),
        };
      });
  } catch {
    // Liferea is creating its tables or writing.
    return [];
  } finally {
    database.close();
  }
}

/** `enc:0:<type>:<length>:<address>`. */
function enclosure(text: string) {
  const [, type, length, url] = /^enc:\d:([^:]*):(\d*):(.*)$/.exec(text) ?? [];
  return attachment(url, type, length);
}
