import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { articleId } from "../../article/article.ts";
import type { Manuscript, Publication } from "../../content/manuscript.ts";
import { lineageFile } from "../../press/lineage/past-editions.ts";
import type { Deployed } from "../ledger/gate.ts";

/** All of `content/` except the records of deployments, which a rollback does not undo. */
const content = ["content", ":(exclude)content/published.json", `:(exclude)content/${lineageFile}`];

/** Finds the commit of a name, if it contains a publication: its short hash and its date. */
export function findCommit(name: string): { hash: string; date: string } | undefined {
  const hash = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
  if (hash === undefined || git("cat-file", "-e", `${hash}:./content/channel.yaml`) === undefined) {
    return undefined;
  }
  const [short = "", date = ""] = git("log", "-1", "--format=%h %cs", hash)?.split(" ") ?? [];
  return { hash: short, date };
}

/** Whether `content/` has no uncommitted changes. False outside a repository. */
export function isCommitted(): boolean {
  return git("status", "--porcelain", "--", ...content) === "";
}

/**
 * Restores `content/`, or a part of it, from a commit. Files that are not in the commit are deleted.
 *
 * @throws if git fails
 */
export function restoreFrom(commit: string, paths: readonly string[] = content): void {
  const done = git("restore", `--source=${commit}`, "--staged", "--worktree", "--", ...paths);
  if (done === undefined) throw new Error(`git cannot restore ${paths.join(" ")} from ${commit}`);
}

/**
 * Finds the articles that a rollback must keep: those that readers have seen, if the earlier content
 * lacks them or has them as a draft, or with another address or date. `instead` is the earlier version.
 */
export function articlesToKeep(
  present: Publication,
  earlier: Publication,
  deployed: Deployed,
): { article: Manuscript; instead: Manuscript | undefined }[] {
  const seen = new Set(deployed.articles.map(({ id }) => id));
  const before = byId(earlier);
  return [...byId(present)].flatMap(([id, article]) => {
    const instead = before.get(id);
    const isSame =
      instead !== undefined &&
      !instead.article.draft &&
      instead.article.slug === article.article.slug &&
      instead.article.published === article.article.published;
    return seen.has(id) && !isSame ? [{ article, instead }] : [];
  });
}

/** The folder of an article, relative to the project. */
export function folderOf({ file }: Manuscript): string {
  return dirname(file);
}

function byId({ channel, manuscripts }: Publication): Map<string, Manuscript> {
  return new Map(
    manuscripts.map((manuscript) => [articleId(channel, manuscript.article), manuscript]),
  );
}

/** Runs git and returns its output; undefined if it fails. */
function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync("git", args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return status === 0 ? stdout.trim() : undefined;
}
