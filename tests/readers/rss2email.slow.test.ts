import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { marksIn } from "../support/publisher.ts";
import { tellStory } from "../support/story.ts";
import { withTool } from "../support/with-tool.ts";

/*
 * Tests a real reader that requests deltas by accident: Python's feedparser sends `A-IM: feed` with every
 * request, but rss2email takes a 226 for an error and never recovers.
 */

const it = withTool("rss2email");

/** The subjects of all messages, each of which is an article's mark. */
async function subjects(mailbox: string): Promise<string[]> {
  const names = await readdir(join(mailbox, "new")).catch(() => []);
  const messages = await Promise.all(
    names.map((name) => readFile(join(mailbox, "new", name), "utf8")),
  );
  return messages.map((message) => /^Subject: (.*)$/m.exec(message)?.[1] ?? "").sort();
}

for (const feed of ["/rss.xml", "/atom.xml"] as const) {
  // With `trust-guid = False`, a correction is sent as a new message.
  it(`rss2email sends every article and every correction of ${feed} once`, async () => {
    const wanted = new Set<string>();
    await tellStory(async ({ what, origin, folder, statuses, live }, step) => {
      const file = (name: string) => join(folder, name);
      await writeFile(
        file("config"),
        `[DEFAULT]
from = site@example.org
to = reader@example.org
trust-guid = False
email-protocol = maildir
maildir-path = ${folder}
maildir-mailbox = mail

[feed.site]
url = ${origin}${feed}
`,
      );
      const { stderr } = await promisify(execFile)(
        "r2e",
        ["-c", file("config"), "-d", file("data.json"), "run"],
        { env: { ...process.env, HOME: folder } },
      );
      expect([what, stderr]).toEqual([what, expect.not.stringMatching(/ERROR|WARNING/)]);
      for (const mark of live) wanted.add(mark);
      expect([what, await subjects(file("mail"))]).toEqual([what, [...wanted].sort()]);
      expect([what, statuses.at(-1)]).toEqual([what, step === 1 || step === 6 ? 304 : 200]);
    });
    expect(marksIn([...wanted].join()).size).toBe(6);
    expect(wanted.size).toBe(7);
  }, 180_000);
}
