import type { Channel } from "../../../article/channel.ts";
import type { HostKind } from "../../../article/editor-host.ts";
import { callbackPath, type EditorHost, editorFolder } from "../../../article/editor-host.ts";
import type { Workflow } from "./workflow.ts";

type Site = Pick<Channel, "url" | "title">;

/** What the operator of a site has to do so that people can sign in, after the repository is named. */
export function nextSteps(host: EditorHost, site: Site, workflow: Workflow | undefined): string {
  const steps = [
    ...(host.kind === "github" ? gitHubSteps(host, site) : []),
    `Commit the changes, and run npm run deploy. The editor is then at ${site.url}${editorFolder}`,
  ];
  return [
    `content/channel.yaml names ${host.repository}, so the next deployment has an editor.`,
    ...(workflow === undefined ? [] : [aboutWorkflow(workflow)]),
    "",
    "What is left to do:",
    "",
    ...steps.map((step, place) => `  ${place + 1}. ${step.replaceAll("\n", "\n     ")}`),
    "",
    "More: docs/editor-setup.md",
  ].join("\n");
}

function aboutWorkflow({ path, isNew }: Workflow): string {
  return isNew
    ? `${path} is new. It checks every pull request.`
    : `${path} checks every pull request already.`;
}

function gitHubSteps({ origin, repository, review }: EditorHost, { url, title }: Site): string[] {
  const form = new URL("/settings/apps/new", origin);
  form.search = `${new URLSearchParams({
    // The longest name that GitHub takes has 34 characters.
    name: `${title.slice(0, 27)} Editor`,
    url,
    "callback_urls[]": url + callbackPath,
    public: "false",
    webhook_active: "false",
    contents: "write",
    ...(review && { pull_requests: "write" }),
  })}`;
  return [
    `Make a GitHub App. This address fills in the form, with ${url}${callbackPath} as its callback URL:\n${form}`,
    `Install the app, in ${repository} only.`,
    "Make a client secret on the app's page, and give the Worker the client id and the secret:\nnpx wrangler secret put GITHUB_CLIENT_ID\nnpx wrangler secret put GITHUB_CLIENT_SECRET",
  ];
}

/** How to make the application through which people sign in at a host other than GitHub. */
export function applicationSteps(
  kind: Exclude<HostKind, "github">,
  origin: string,
  { url }: Site,
): string {
  const page = kind === "gitlab" ? "/-/user_settings/applications" : "/user/settings/applications";
  const client = kind === "gitlab" ? "Confidential: no. Scopes: api" : "Confidential client: no";
  return [
    "People sign in through an application that you make once at the Git host:",
    "",
    `  Where         ${origin}${page}`,
    `  Redirect URI  ${url}${editorFolder}`,
    `  Settings      ${client}`,
    "",
    "Then run the command again with --app and the id of the application. It has no secret.",
  ].join("\n");
}
