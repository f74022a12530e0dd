import { createHash } from "node:crypto";
import type { BrowserContext, Route } from "playwright-core";
import { z } from "zod";
import type { Files } from "./fixture-files.ts";

/* GitHub as the editor sees it: one repository with one branch, in memory. */

/** Where the editor looks for GitHub. */
const api = "https://api.github.com";

const graphQl = z.object({
  query: z.string(),
  variables: z.object({
    input: z
      .object({
        expectedHeadOid: z.string(),
        fileChanges: z.object({
          additions: z.array(z.object({ path: z.string(), contents: z.base64() })),
          deletions: z.array(z.object({ path: z.string() })),
        }),
      })
      .optional(),
  }),
});

/** A file's name in git: the hash of its length and its bytes. */
const blobId = (bytes: Uint8Array): string =>
  createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");

export interface GitHost {
  /** The files of the newest commit. */
  files(): Files;
  /** Commits a change of somebody else. */
  commit(changes: Files): void;
  /** Does this once, after the editor has looked for new commits and before its own commit arrives. */
  beforeNextCommit(act: () => void): void;
}

/** Answers everything that the editor asks of GitHub in this browser context. */
export async function openGitHost(context: BrowserContext, first: Files): Promise<GitHost> {
  let files = first;
  let commits = 1;
  let act: (() => void) | undefined;
  const head = () => createHash("sha1").update(`commit ${commits}`).digest("hex");
  const commit = (changes: Files) => {
    files = { ...files, ...changes };
    commits++;
  };
  const blobs = () =>
    Object.entries(files).map(([path, bytes]) => ({ path, bytes, sha: blobId(bytes) }));
  const author = { name: "Anna Schmidt", email: "anna@example.org", user: null };

  const query = (text: string): unknown => {
    if (text.includes("defaultBranchRef")) return { defaultBranchRef: { name: "main" } };
    if (text.includes("history(first: 1) {")) {
      return { ref: { target: { history: { nodes: [{ oid: head(), message: "A change" }] } } } };
    }
    const contents = [...text.matchAll(/(content_\d+):\s*object\(oid: "(\w+)"\)/g)].map(
      ([, alias = "", sha]) => {
        const blob = blobs().find((one) => one.sha === sha);
        return [alias, { text: new TextDecoder().decode(blob?.bytes), isTruncated: false }];
      },
    );
    const history = { nodes: [{ author, committedDate: "2026-11-24T08:00:00Z" }] };
    const metadata = [...text.matchAll(/(commit_\d+):\s*ref/g)].map(([, alias = ""]) => [
      alias,
      { target: { history } },
    ]);
    return Object.fromEntries([...contents, ...metadata]);
  };

  const answer = async (route: Route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === "OPTIONS") return fulfil(route, {});
    if (pathname === "/user")
      return fulfil(route, { id: 1, login: "writer", name: "A Writer", email: "w@example.org" });
    if (pathname.includes("/collaborators/")) return fulfil(route, {});
    if (pathname.includes("/git/trees/")) {
      const tree = blobs().map(({ path, bytes, sha }) => ({
        type: "blob",
        path,
        sha,
        size: bytes.length,
      }));
      return fulfil(route, { tree });
    }
    if (pathname !== "/graphql") return fulfil(route, { message: "Not Found" }, 404);
    const { query: text, variables } = graphQl.parse(request.postDataJSON());
    if (variables.input === undefined) return fulfil(route, { data: { repository: query(text) } });
    act?.();
    act = undefined;
    const { expectedHeadOid, fileChanges } = variables.input;
    if (expectedHeadOid !== head()) {
      const message = `Expected branch to point to "${expectedHeadOid}" but it did not. Pull and try again.`;
      return fulfil(route, { data: null, errors: [{ type: "STALE_DATA", message }] });
    }
    const added = fileChanges.additions.map(
      ({ path, contents }) => [path, new Uint8Array(Buffer.from(contents, "base64"))] as const,
    );
    commit(Object.fromEntries(added));
    const oids = added.map(([, bytes], index) => [`file_${index}`, { oid: blobId(bytes) }]);
    return fulfil(route, {
      data: {
        createCommitOnBranch: {
          commit: {
            oid: head(),
            committedDate: "2026-11-25T04:00:00Z",
            ...Object.fromEntries(oids),
          },
        },
      },
    });
  };
  await context.route(`${api}/**`, answer);
  return {
    files: () => files,
    commit,
    beforeNextCommit: (once) => {
      act = once;
    },
  };
}

function fulfil(route: Route, body: unknown, status = 200): Promise<void> {
  const headers = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Methods": "*",
  };
  return route.fulfill({ status, headers, json: body });
}
