import { spawnSync } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { expect } from "vitest";
import { articleSource } from "../support/content-folder.ts";
import { deployableProject } from "../support/deployable-project.ts";
import { withTool } from "../support/with-tool.ts";

const articles = "content/articles/2026";
const first = `${articles}/how-to-subscribe/index.md`;
const withGit = withTool("git");

/** A project in git whose content was deployed and committed, and then got a mistake. */
async function project() {
  const made = await deployableProject();
  const { folder, at, edit, deploy } = made;
  const git = (...args: string[]) => {
    const who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"];
    const { status, stdout, stderr } = spawnSync("git", [...who, ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  const commit = () => {
    git("add", "content");
    git("commit", "--message", "Deploy");
    return git("rev-parse", "HEAD");
  };
  git("init");
  deploy(0, "--first");
  const good = commit();
  const text = await readFile(at(first), "utf8");
  await edit(first, (source) => `${source}\nA mistake.\n`);
  return { ...made, git, commit, good, text };
}

withGit(
  "rollback deploys the content of a commit, and keeps articles published since",
  async () => {
    const { at, run, deploy, commit, good, text, ledger, moments, git } = await project();
    await mkdir(at(`${articles}/newer`));
    const newer = articleSource("title: Newer\npublished: 2026-01-01");
    await writeFile(at(`${articles}/newer/index.md`), newer);
    deploy(0);
    commit();
    const { status, stdout } = run(0, "rollback", good);
    expect(stdout).toMatch(
      /^Restored content\/ from commit [0-9a-f]{7,} of \d{4}-\d\d-\d\d\.\nKept, because it was published since then: content\/articles\/2026\/newer\/index\.md\nPressed 6 articles\.\nOf what .*\nwrangler deploy /,
    );
    expect(stdout).toMatch(/Commit content\/: it is what is online now\.\n$/);
    expect(status).toBe(0);
    expect(await readFile(at(first), "utf8")).toBe(text);
    expect(await readFile(at(`${articles}/newer/index.md`), "utf8")).toBe(newer);
    expect(await ledger()).toContain('"slug": "newer"');
    const lineage = JSON.parse(await readFile(at("content/lineage.json"), "utf8"));
    expect(lineage.editions).toHaveLength(3);
    const [before = 0, mistake = 0, back = 0] = await moments();
    expect(mistake).toBeGreaterThan(before);
    expect(back).toBeGreaterThan(mistake);
    expect(git("status", "--porcelain", "--", "content").split("\n")).toHaveLength(3);
  },
  300_000,
);

withGit(
  "rollback keeps an address that an article got since the commit",
  async () => {
    const { at, run, edit, deploy, commit, good } = await project();
    await rename(at(`${articles}/how-to-subscribe`), at(`${articles}/subscribing`));
    await edit(`${articles}/subscribing/index.md`, (source) =>
      source.replace("\n", "\naliases: [how-to-subscribe]\n"),
    );
    deploy(0);
    commit();
    const { status, stdout } = run(0, "rollback", good);
    expect(stdout).toContain(
      "Kept, because it was published since then: content/articles/2026/subscribing/index.md",
    );
    expect(status).toBe(0);
    await expect(readFile(at(first))).rejects.toThrow("ENOENT");
  },
  300_000,
);

withGit(
  "rollback changes nothing if it cannot deploy",
  async () => {
    const { at, run, edit, commit, good, git, moments } = await project();
    const uncommitted = run(0, "rollback", good);
    expect(uncommitted.status).toBe(1);
    expect(uncommitted.stderr).toContain("has uncommitted changes");
    const head = commit();
    expect(run(0, "rollback", "nowhere").stderr).toContain("nowhere is not a commit that contains");
    expect(run(0, "rollback").status).toBe(2);
    // The ledger says that the site was published at another address.
    await edit("content/published.json", (source) =>
      source.replace("https://news.test.edu", "https://elsewhere.test.edu"),
    );
    const refused = run(0, "rollback", good);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("content/ is as it was before.");
    expect(git("diff", "--name-only", head)).toBe("content/published.json");
    expect(await moments()).toHaveLength(1);
    expect(await readFile(at(first), "utf8")).toContain("A mistake.");
  },
  300_000,
);
