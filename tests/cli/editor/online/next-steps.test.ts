import { expect, it } from "vitest";
import type { EditorHost } from "../../../../src/article/editor-host.ts";
import { applicationSteps, nextSteps } from "../../../../src/cli/editor/online/next-steps.ts";

const site = { url: "https://news.example.org", title: "The Harbour & Lakeside Evening Post" };
const github: EditorHost = {
  kind: "github",
  origin: "https://github.com",
  api: "https://api.github.com",
  repository: "harbour/news",
  review: true,
};

it("for GitHub, they lead to a form that is filled in", () => {
  const text = nextSteps(github, site, { path: ".github/workflows/check.yml", isNew: true });
  const form = new URL(/https:\/\/github\.com\S+/.exec(text)?.[0] ?? "");
  expect(form.pathname).toBe("/settings/apps/new");
  expect(Object.fromEntries(form.searchParams)).toEqual({
    name: "The Harbour & Lakeside Even Editor",
    url: "https://news.example.org",
    "callback_urls[]": "https://news.example.org/editor/callback",
    public: "false",
    webhook_active: "false",
    contents: "write",
    pull_requests: "write",
  });
  expect(form.searchParams.get("name")?.length).toBeLessThanOrEqual(34);
  expect(text).toContain("Install the app, in harbour/news only.");
  expect(text).toContain("npx wrangler secret put GITHUB_CLIENT_ID");
  expect(text).toContain("npx wrangler secret put GITHUB_CLIENT_SECRET");
  expect(text).toContain("https://news.example.org/editor/\n");
  expect(text).toContain(".github/workflows/check.yml is new.");
});

it("without review, the app gets no right to pull requests", () => {
  const text = nextSteps({ ...github, review: false }, site, undefined);
  expect(text).not.toMatch(/pull_request|workflow/);
});

it("for other hosts, they need no secret", () => {
  const host: EditorHost = {
    ...github,
    kind: "gitea",
    origin: "https://codeberg.org",
    app: "f00",
    review: false,
  };
  const text = nextSteps(host, site, undefined);
  expect(text).not.toContain("secret");
  expect(text).toContain("  1. Commit the changes");
});

it.each([
  ["gitlab", "https://gitlab.com/-/user_settings/applications"],
  ["gitea", "https://gitlab.com/user/settings/applications"],
] as const)("at %s, an application is made first", (kind, page) => {
  const text = applicationSteps(kind, "https://gitlab.com", site);
  expect(text).toContain(page);
  expect(text).toContain("https://news.example.org/editor/\n");
});
