import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DevServer, originAt, productionServer } from "../../support/dev-server.ts";
import { freePort } from "../../support/free-port.ts";
import { played, playGitHub, type Role } from "../../support/play-github.ts";
import { projectCopy, runCommand } from "../../support/project-copy.ts";
import { axeFindings } from "../looks.ts";
import { watchedForTest } from "../watched.ts";

/*
 * The editor of a site as it is deployed, on workerd with its static assets and policy, in a real browser. A server
 * on this computer plays GitHub.
 */

let project: string;
let github: Awaited<ReturnType<typeof playGitHub>>;
let server: DevServer;

beforeAll(async () => {
  github = await playGitHub();
  project = await projectCopy();
  await appendFile(
    join(project, "content/channel.yaml"),
    `editor: { github: ${played.repository}, host: "${github.origin}" }\n`,
  );
  const port = await freePort();
  const built = runCommand(project, "build", [], { BASE_URL: originAt(port) });
  expect(built.status, built.stderr).toBe(0);
  server = await productionServer(project, port, {
    GITHUB_CLIENT_ID: played.id,
    GITHUB_CLIENT_SECRET: played.secret,
  });
}, 240_000);

afterAll(async () => {
  github?.close();
  await server?.end("SIGTERM");
  await rm(project, { recursive: true, force: true, maxRetries: 10 });
});

it("its page has a policy of its own, and no search engine may list it", async () => {
  const { headers, status } = await fetch(`${server.origin}/editor/`);
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toMatch(/^text\/html/);
  expect(headers.get("X-Robots-Tag")).toBe("noindex");
  expect(headers.get("Content-Security-Policy")).toContain(
    `connect-src 'self' blob: data: ${github.origin};`,
  );
  const script = await fetch(`${server.origin}/editor/editor.js`);
  expect(script.headers.get("X-Robots-Tag")).toBe("noindex");
  expect(script.headers.get("Content-Type")).toMatch(/javascript/);
  const folder = await fetch(`${server.origin}/editor`, { redirect: "manual" });
  expect([folder.status, folder.headers.get("Location")]).toEqual([301, "/editor/"]);
  expect((await fetch(`${server.origin}/editor/nothing`)).status).toBe(404);
  const article = await fetch(`${server.origin}/articles/how-to-subscribe/`);
  expect(article.headers.get("Content-Security-Policy")).not.toContain(github.origin);
  expect(article.headers.get("X-Robots-Tag")).toBeNull();
});

/** Opens the editor and asks it to sign in. A popup leads to GitHub and back. */
async function signIn(role: Role = "editor") {
  const watched = await watchedForTest({ baseURL: server.origin });
  const { page, context } = watched;
  /** The `Authorization` of each request for the person who has signed in. */
  const users: (string | undefined)[] = [];
  await context.route(`${github.origin}/api/**`, (route) => {
    const request = route.request();
    if (request.url().endsWith("/user")) users.push(request.headers()["authorization"]);
    const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" };
    return route.fulfill({ status: 401, headers, json: { message: "Played to here" } });
  });
  github.decideAs(role);
  await page.goto("/editor/");
  const [popup] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: /sign in with .*github/i }).click(),
  ]);
  if (!popup.isClosed()) await popup.waitForEvent("close");
  return { ...watched, users };
}

it("signs in through a popup, and asks nobody but the site and the Git host", async () => {
  const { users, foreign, complaints } = await signIn();
  await expect.poll(() => users.length).toBeGreaterThan(0);
  expect(users[0]).toMatch(/^token ghu_narrow\w+$/);
  const origins = new Set(foreign.map((address) => new URL(address).origin));
  expect([...origins]).toEqual([github.origin]);
  expect(foreign.join()).not.toMatch(/ghu_|code=/);
  expect(complaints.join()).not.toContain("Content Security Policy");
});

it.each(["light", "dark"] as const)(
  "ends on a page without a fault that axe finds, in %s",
  async (colorScheme) => {
    const { page } = await watchedForTest({ baseURL: server.origin, colorScheme });
    await page.goto("/editor/callback?code=stolen&state=none");
    await page.getByRole("heading", { name: "You are not signed in" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  },
);

it("says in the editor why somebody was not signed in", async () => {
  const { page, users } = await signIn("refuses");
  await page.getByText("You did not allow GitHub to sign you in.").waitFor();
  expect(users).toEqual([]);
});

it("gives a page of another origin no token, even if that page asks for it", async () => {
  const { page, context } = await watchedForTest({ baseURL: github.origin });
  github.decideAs("editor");
  await page.goto("/");
  const [popup] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate(`
      window.received = [];
      addEventListener("message", ({ data }) => received.push(data));
      window.opened = open("${server.origin}/editor/auth");
      undefined;
    `),
  ]);
  await popup.getByRole("heading", { name: "You are signed in" }).waitFor();
  expect(await popup.locator("[data-message]").getAttribute("data-message")).toContain(
    "ghu_narrow",
  );
  await page.evaluate(`opened.postMessage("authorizing:github", "*")`);
  // Whatever the popup was going to answer has arrived after these.
  await popup.evaluate("new Promise((done) => setTimeout(done))");
  await page.evaluate("new Promise((done) => setTimeout(done))");
  expect(await page.evaluate("received")).toEqual([]);
});
