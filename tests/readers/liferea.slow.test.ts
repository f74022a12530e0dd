import { execFile, spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { expect } from "vitest";
import { type Scene, tellStory } from "../support/story.ts";
import { withTool } from "../support/with-tool.ts";
import { quietBus } from "./session-bus.ts";

/*
 * Tests a real reader that requests deltas from its second fetch on, and merges them.
 */

const it = withTool("liferea");

/** The expected status at each step. */
const answers = {
  "/rss.xml": [200, 304, 226, 226, 304, 226, 304],
  "/atom.xml": [200, 304, 226, 226, 226, 226, 304],
} as const;

/**
 * The articles that Liferea shows, by the names in their titles. Their versions do not count, because
 * Liferea keeps the first version of an article, even if it receives whole feeds.
 */
function shown(folder: string): string[] {
  const database = new DatabaseSync(join(folder, "data/liferea/liferea.db"), { readOnly: true });
  try {
    return database
      .prepare("SELECT title FROM items")
      .all()
      .map(({ title }) => nameIn(String(title)));
  } finally {
    database.close();
  }
}

/** The name in an article's mark. */
function nameIn(mark: string): string {
  return /s\d+/.exec(mark)?.[0] ?? mark;
}

/** Retries until something succeeds. Throws the last error after a minute. */
async function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await look();
    } catch (error) {
      if (tries === 300) throw error;
      await wait(200);
    }
  }
}

/** Starts Liferea with its own screen and session, and one subscription. */
async function startLiferea({ folder, origin }: Scene, feed: string) {
  await mkdir(join(folder, "config/liferea"), { recursive: true });
  await mkdir(join(folder, "run"), { mode: 0o700 });
  await writeFile(
    join(folder, "config/liferea/feedlist.opml"),
    `<?xml version="1.0"?><opml version="1.0"><head><title>Feeds</title></head><body><outline title="Site" text="Site" type="rss" id="abcdefg" xmlUrl="${origin}${feed}" updateInterval="-1"/></body></opml>`,
  );
  const env = {
    ...process.env,
    HOME: folder,
    TMPDIR: folder,
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_RUNTIME_DIR: join(folder, "run"),
    GSETTINGS_BACKEND: "memory",
  };
  const script = 'echo "$DBUS_SESSION_BUS_ADDRESS" > bus; exec liferea --mainwindow-state=hidden';
  // Liferea gets its own process group, so that all its processes can be ended.
  const session = ["dbus-run-session", "--config-file", await quietBus(folder)];
  const child = spawn("xvfb-run", ["-a", ...session, "--", "sh", "-c", script], {
    env,
    cwd: folder,
    stdio: "ignore",
    detached: true,
  });
  const bus = () => readFile(join(folder, "bus"), "utf8");
  return {
    refresh: () =>
      eventually(async () =>
        promisify(execFile)(
          "gdbus",
          [
            ...["call", "--session", "--dest", "org.gnome.feed.Reader"],
            ...["--object-path", "/org/gnome/feed/Reader"],
            ...["--method", "org.gnome.feed.Reader.Refresh"],
          ],
          { env: { ...env, DBUS_SESSION_BUS_ADDRESS: (await bus()).trim() } },
        ),
      ),
    stop: async () => {
      if (child.pid === undefined) return;
      // The screen removes its lock when it is asked to end. Some other processes ignore the request.
      process.kill(-child.pid, "SIGTERM");
      await wait(1000);
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // The group has no processes left.
      }
    },
  };
}

for (const feed of ["/rss.xml", "/atom.xml"] as const) {
  it(`Liferea receives every article of ${feed} by deltas`, async () => {
    let liferea: Awaited<ReturnType<typeof startLiferea>> | undefined;
    try {
      await tellStory(async (scene, step) => {
        const { what, folder, statuses, live, articles } = scene;
        const before = statuses.length;
        liferea ??= await startLiferea(scene, feed);
        await liferea.refresh();
        await eventually(() => {
          expect(statuses.length).toBeGreaterThan(before);
          expect([what, shown(folder)]).toEqual([what, expect.arrayContaining(live.map(nameIn))]);
        });
        expect([what, statuses.at(-1)]).toEqual([what, answers[feed][step]]);
        // Liferea ignores tombstones, and keeps the articles that it has.
        const kept = articles.some((one) => one.withdrawn !== undefined) ? 1 : 0;
        expect(shown(folder)).toHaveLength(live.length + kept);
      });
    } finally {
      await liferea?.stop();
    }
  });
}
