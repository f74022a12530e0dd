import { spawnSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLedger } from "../../../src/cli/ledger/file.ts";
import { ledgerText } from "../../../src/cli/ledger/format.ts";
import { forgotten } from "../../../src/cli/ledger/history.ts";
import { emptyLedger, intend, type Ledger, settle } from "../../../src/cli/ledger/ledger.ts";
import { formatError } from "../../../src/content/content-error.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { publication } from "../../support/publication.ts";
import { withTool } from "../../support/with-tool.ts";

const withGit = withTool("git");

const now = Date.parse("2026-11-22T00:00:00Z");

/** A content folder in a repository of its own. */
async function repository() {
  const folder = await contentFolder({});
  const git = (...args: string[]) => {
    const who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"];
    const { status, stderr, stdout } = spawnSync("git", [...who, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  git("init", "--initial-branch", "main");
  const write = (ledger: Ledger) => writeFile(join(folder, "published.json"), ledgerText(ledger));
  const commit = async (ledger: Ledger) => {
    await write(ledger);
    git("add", ".");
    git("commit", "--message", "Deploy");
  };
  const found = async () => {
    const ledger = await readLedger(folder);
    if (!ledger.ok) throw new Error(ledger.errors.map(formatError).join());
    return forgotten(folder, ledger.value).map(formatError);
  };
  return { folder, git, write, commit, found };
}

/** The ledger after the deployment of articles with these slugs. */
function deployed(before: Ledger, moment: number, ...slugs: string[]): Ledger {
  const next = publication(...slugs.map((slug) => ({ slug })));
  return settle(intend(before, next, moment), next, moment);
}

const first = deployed(emptyLedger, now, "a");
const second = deployed(first, now + 1000, "a", "b");
/** A ledger that has lost b and shows no gap in its numbers. */
const withoutB = { ...first, deployed: now + 2000 };

withGit("is silent about a ledger that still has every line", async () => {
  const { commit, found } = await repository();
  await commit(first);
  await commit(second);
  expect(await found()).toEqual([]);
});

withGit("finds a removed line, before and after the removal is committed", async () => {
  const { write, commit, found } = await repository();
  await commit(first);
  await commit(second);
  const missing = [
    "content/published.json:1:1: error: the line of tag:news.test.edu,2026:b has been removed from the ledger\n" +
      ' help: put it back under "articles": "tag:news.test.edu,2026:b": { "number": 2, "slug": "b", "published": "2026-01-01T00:00:00Z", "title": "b" }',
  ];
  await write(withoutB);
  expect(await found()).toEqual(missing);
  await commit(withoutB);
  expect(await found()).toEqual(missing);
});

withGit("finds a line that a merge has dropped", async () => {
  const { git, commit, found } = await repository();
  await commit(first);
  git("checkout", "-b", "branch");
  await commit(second);
  git("checkout", "main");
  await commit(withoutB);
  git("merge", "--strategy", "ours", "branch");
  expect(await found()).toEqual([expect.stringContaining("2026:b has been removed")]);
});

withGit("finds that the whole ledger was deleted, and says how to restore it", async () => {
  const { folder, git, commit, found } = await repository();
  await commit(first);
  const there = git("rev-parse", "--short", "HEAD");
  await rm(join(folder, "published.json"));
  const missing = [
    `content/published.json:1:1: error: the ledger has been deleted, so nobody knows what readers have seen\n help: restore it: git restore --source=${there} content/published.json`,
  ];
  expect(await found()).toEqual(missing);
  git("commit", "--all", "--message", "Remove the ledger");
  expect(await found()).toEqual(missing);
});

withGit(
  "ignores an earlier ledger in the same file, which was begun at another moment",
  async () => {
    const { commit, found } = await repository();
    await commit(second);
    await commit(deployed(emptyLedger, now + 5000, "c"));
    expect(await found()).toEqual([]);
  },
);

it("is silent outside git", async () => {
  const folder = await contentFolder({ "published.json": ledgerText(first) });
  const ledger = await readLedger(folder);
  expect(ledger.ok && forgotten(folder, ledger.value)).toEqual([]);
});
