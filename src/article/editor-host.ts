/** The kinds of Git host with which the editor in the browser works. Forgejo is like Gitea. */
export type HostKind = "github" | "gitlab" | "gitea";

/** The Git host and the repository in which the editor of the deployed site writes. */
export interface EditorHost {
  readonly kind: HostKind;
  /** Where people sign in, without a trailing slash: `https://github.com`. */
  readonly origin: string;
  /** The root of its REST interface, without a trailing slash: `https://api.github.com`. */
  readonly api: string;
  /** `owner/repository`. At GitLab, groups may be nested: `group/subgroup/project`. */
  readonly repository: string;
  /** The branch that is published. Default: the repository's own default branch. */
  readonly branch?: string | undefined;
  /** The public id of the application through which people sign in. At GitHub, the Worker holds it. */
  readonly app?: string | undefined;
  /** Whether every change becomes a pull request. */
  readonly review: boolean;
}

/** The folder of the editor and its files on the site. */
export const editorFolder = "/editor/";

/** The routes through which people sign in with GitHub: the first leads there, the second is led back to. */
export const signInPath = "/editor/auth";
export const callbackPath = "/editor/callback";

/** The script of the page at `callbackPath`, which hands the token to the editor. */
export const handOverScript = "/editor/hand-over.js";
