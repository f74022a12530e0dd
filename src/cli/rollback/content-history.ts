import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { articleId } from "../../article/article.ts";
import type { Manuscript, Publication } from "../../content/manuscript.ts";
import { lineageFile } from "../../press/lineage/past-editions.ts";
import type { Deployed } from "../ledger/gate.ts";

/** All of `content/` but what tells of deployments, which have happened whatever the content is. */
const content = ["content", ":(exclude)content/published.json", `:(exclude)content/${lineageFile}`];

/** The commit that a name means, if it holds content; its short hash and its date. */
export function findCommit(name: string): { hash: string; date: string } | undefined {
  const hash = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
  if (hash === undefined || git("cat-file", "-e", `${hash}:./content/channel.yaml`) === undefined) {
    return undefined;
  }
  const [short = "", date = ""] = git("log", "-1", "--format=%h %cs", hash)?.split(" ") ?? [];
  return { hash: short, date };
}

/** Whether `content/` is as it was committed last; false where there is no git. */
export function isCommitted(): boolean {
  return git("status", "--porcelain", "--", ...content) === "";
}

/**
 * Makes `content/`, or a part of it, as a commit has it. Files that the commit does not have are taken
 * away. Throws where git cannot.
 */
export function takeFrom(commit: string, paths: readonly string[] = content): void {
  const done = git("restore", `--source=${commit}`, "--staged", "--worktree", "--", ...paths);
  if (done === undefined) throw new Error(`git cannot restore ${paths.join(" ")} from ${commit}`);
}

/**
 * What must stay as it is when an earlier content comes back: articles that readers have seen, and
 * that the earlier content does not have, or has with another address or date. Each comes with what
 * the earlier content has instead.
 */
export function mustStay(
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

/** The folder of an article, from the project's folder. */
export function folderOf({ file }: Manuscript): string {
  return dirname(file);
}

function byId({ channel, manuscripts }: Publication): Map<string, Manuscript> {
  return new Map(manuscripts.map((one) => [articleId(channel, one.article), one]));
}

/** What git answers; undefined where it fails. */
function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync("git", args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return status === 0 ? stdout.trim() : undefined;
}
