import { z } from "zod";
import { isOrigin } from "../../article/channel.ts";
import type { EditorHost, HostKind } from "../../article/editor-host.ts";
import { fields, text, withFix } from "../front-matter/schema-parts.ts";

/** For each kind of host, the one that is meant if no other is named. */
export const usualOrigins: Readonly<Record<HostKind, string>> = {
  github: "https://github.com",
  gitlab: "https://gitlab.com",
  gitea: "https://gitea.com",
};

const hostKinds = ["github", "gitlab", "gitea"] as const;

const repository = (pattern: RegExp, example: string) =>
  z
    .string({ error: withFix("the repository is not text", `write it as in ${example}`) })
    .regex(pattern, withFix("this is not a repository", `write it as in ${example}`))
    .optional();

const twoParts = /^[\w.-]+\/[\w.-]+$/;

/** `editor` in `channel.yaml`: where the editor of the deployed site writes. */
export const editorSchema = fields({
  github: repository(twoParts, "owner/repository"),
  gitlab: repository(/^[\w.-]+(\/[\w.-]+)+$/, "group/project"),
  gitea: repository(twoParts, "owner/repository"),
  host: z
    .string({ error: withFix("the host is not text", "write one, as in https://git.example.org") })
    .refine(
      (value) => isOrigin(value) && (value.startsWith("https:") || isHere(new URL(value))),
      withFix("this is not the address of a host", "write one, as in https://git.example.org"),
    )
    .optional(),
  branch: z
    .string({ error: withFix("the branch is not text", "write its name, as in main") })
    .regex(
      /^[^\s~^:?*[\\]{1,200}$/,
      withFix("this is not the name of a branch", "write one, as in main"),
    )
    .optional(),
  app: text("the id of the application", 200).optional(),
  review: z
    .boolean({ error: withFix("this is neither true nor false", "write one of them") })
    .optional(),
}).transform(({ host, branch, app, review, ...written }, { addIssue }): EditorHost => {
  const refuse = (message: string, fix: string) => {
    addIssue({ code: "custom", message: withFix(message, fix) });
    return z.NEVER;
  };
  const kinds = hostKinds.filter((kind) => written[kind] !== undefined);
  const [kind] = kinds;
  const named = kind && written[kind];
  if (kind === undefined || named === undefined || kinds.length > 1) {
    return refuse(
      "the editor needs one repository",
      "write one of github, gitlab and gitea, as in github: owner/repository",
    );
  }
  if (kind === "github" ? app !== undefined : app === undefined) {
    return kind === "github"
      ? refuse("with GitHub, the Worker holds the id of the application", "remove app")
      : refuse(
          "the id of the application is missing, through which people sign in",
          "write it after app: (docs/editor-setup.md says how to make one)",
        );
  }
  if (kind === "gitea" && review === true) {
    return refuse(
      "the editor makes no pull requests at Gitea and Forgejo",
      "remove review: changes go to the branch",
    );
  }
  const origin = host ?? usualOrigins[kind];
  return {
    kind,
    origin,
    api: apiOf(kind, origin),
    repository: named,
    ...(branch !== undefined && { branch }),
    ...(app !== undefined && { app }),
    review: review ?? kind !== "gitea",
  };
});

function apiOf(kind: HostKind, origin: string): string {
  if (kind === "gitlab") return `${origin}/api/v4`;
  if (kind === "gitea") return `${origin}/api/v1`;
  return origin === usualOrigins.github ? "https://api.github.com" : `${origin}/api/v3`;
}

/** Whether an address leads to this computer, where somebody tries the editor. */
function isHere({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1";
}
