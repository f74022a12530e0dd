import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { createApp } from "../../src/app/app.ts";
import { addSignIn } from "../../src/app/sign-in.ts";
import type { Bindings } from "../../src/app/site.ts";
import type { EditorHost } from "../../src/article/editor-host.ts";
import { pageContext } from "../../src/pages/document.ts";
import { madeUp } from "../support/made-up.ts";
import { played, type Role } from "../support/play-github.ts";

const site = "https://example.org";
const host: EditorHost = {
  kind: "github",
  origin: inject("github"),
  api: `${inject("github")}/api/v3`,
  repository: played.repository,
  review: true,
};
const secrets = { GITHUB_CLIENT_ID: played.id, GITHUB_CLIENT_SECRET: played.secret };

interface Site {
  readonly host?: Partial<EditorHost>;
  readonly bindings?: object;
  /** Milliseconds that GitHub has. */
  readonly patience?: number;
}

/** A site with the two routes, and a browser without cookies. */
function open({ host: change = {}, bindings = {}, patience }: Site = {}) {
  const { catalogue } = madeUp([{}]);
  const app = new Hono<Bindings>();
  addSignIn(app, { ...host, ...change }, pageContext(catalogue), patience);
  const ask = async (url: string, headers: Record<string, string> = {}, method = "GET") =>
    app.request(url, { method, headers }, { ...secrets, ...bindings });
  /** Begins to sign in: the address at GitHub, and the cookie. */
  const begin = async () => {
    const answer = await ask(`${site}/editor/auth?provider=github&site_id=x&scope=repo,user`);
    const [cookie = ""] = (answer.headers.get("Set-Cookie") ?? "").split(";");
    return { answer, cookie, address: answer.headers.get("Location") ?? "" };
  };
  /** Decides at GitHub: the address to which GitHub leads back. */
  const decide = async (address: string, role: Role = "editor") => {
    const answer = await fetch(`${address}&as=${role}`, { redirect: "manual" });
    return answer.headers.get("Location") ?? "";
  };
  const signIn = async (role?: Role) => {
    const { address, cookie } = await begin();
    return ask(await decide(address, role), { Cookie: `other=1; ${cookie}` });
  };
  return { ask, begin, decide, signIn };
}

/** The message in a page for the window that opened it. */
async function messageIn(answer: Response): Promise<string> {
  const [, message = ""] = /data-message="([^"]*)"/.exec(await answer.clone().text()) ?? [];
  return message.replaceAll("&quot;", '"').replaceAll("&#39;", "'");
}

/** Checks what every page of a refused sign-in must be. */
async function expectRefusal(answer: Response, status: number, text: string): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(answer.headers.get("Set-Cookie")).toMatch(/^__Host-editor=; Max-Age=0; Path=\/;/);
  const html = await answer.text();
  expect(html).toContain("<h1>You are not signed in</h1>");
  expect(html).toContain(text);
  expect(html).not.toMatch(/ghu_|authorization:github:success/);
  expect(html).not.toContain(played.secret);
}

afterEach(() => vi.restoreAllMocks());

/** What the log holds. */
function logged() {
  const lines: string[] = [];
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...line) => void lines.push(line.join(" ")));
  }
  return lines;
}

describe("to sign in", () => {
  it("leads to GitHub with a state and a challenge that belong to a cookie of this browser", async () => {
    const { begin } = open();
    const { answer, address } = await begin();
    expect(answer.status).toBe(302);
    const { origin, pathname, searchParams } = new URL(address);
    expect(origin + pathname).toBe(`${host.origin}/login/oauth/authorize`);
    expect(searchParams.get("client_id")).toBe(played.id);
    expect(searchParams.get("redirect_uri")).toBe(`${site}/editor/callback`);
    expect(searchParams.get("state")).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    expect(address).not.toContain(played.secret);
    expect(answer.headers.get("Set-Cookie")).toMatch(
      /^__Host-editor=[\w-]{43}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    // The cookie cannot be found from the state, which other servers see.
    expect(answer.headers.get("Set-Cookie")).not.toContain(searchParams.get("state"));
    expect((await begin()).address).not.toBe(address);
  });

  it("gives the editor a token for the one repository, and nobody else", async () => {
    const lines = logged();
    const answer = await open().signIn();
    expect(answer.status).toBe(200);
    expect(await messageIn(answer)).toMatch(
      /^authorization:github:success:\{"token":"ghu_narrow\w+","provider":"github"\}$/,
    );
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(answer.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(answer.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(answer.headers.get("Content-Security-Policy")).toContain("script-src 'self';");
    expect([...answer.headers.keys()].join()).not.toContain("access-control");
    expect(answer.headers.get("Set-Cookie")).toMatch(/^__Host-editor=; Max-Age=0; Path=\/;/);
    const html = await answer.text();
    expect(html).not.toMatch(/ghu_wide/);
    expect(html).not.toContain(played.secret);
    expect(lines).toEqual([]);
  });

  it("works without review, too", async () => {
    expect((await open({ host: { review: false } }).signIn()).status).toBe(200);
  });
});

describe("is refused", () => {
  it.each([
    ["without a cookie", () => ""],
    ["with an empty cookie", () => "__Host-editor="],
    ["with the cookie of another sign-in", (other: string) => other],
    ["with a cookie whose name only ends the same", (_: string, own: string) => `x${own}`],
  ])("%s, even if the code is good: it may have been stolen", async (_, cookieOf) => {
    const { ask, begin, decide } = open();
    const thief = await begin();
    const { address, cookie } = await begin();
    const back = await decide(address);
    const fetched = vi.spyOn(globalThis, "fetch");
    const answer = await ask(back, { Cookie: cookieOf(thief.cookie, cookie) });
    await expectRefusal(answer, 400, "began in another window");
    expect(fetched).not.toHaveBeenCalled();
  });

  it.each(["", "x", "%00", "a".repeat(5000)])("with the state %j", async (state) => {
    const { ask, begin, decide } = open();
    const { address, cookie } = await begin();
    const back = new URL(await decide(address));
    back.searchParams.set("state", state);
    await expectRefusal(await ask(back.href, { Cookie: cookie }), 400, "began in another window");
  });

  it("with a code that GitHub gave for another sign-in, because of its challenge", async () => {
    logged();
    const { ask, begin, decide } = open();
    const victim = await begin();
    const stolen = new URL(await decide(victim.address)).searchParams.get("code") ?? "";
    const thief = await begin();
    const back = new URL(await decide(thief.address));
    back.searchParams.set("code", stolen);
    await expectRefusal(
      await ask(back.href, { Cookie: thief.cookie }),
      400,
      "has expired, or was used before",
    );
  });

  it("the second time with the same address and cookie", async () => {
    logged();
    const { ask, begin, decide } = open();
    const { address, cookie } = await begin();
    const back = await decide(address);
    expect((await ask(back, { Cookie: cookie })).status).toBe(200);
    await expectRefusal(
      await ask(back, { Cookie: cookie }),
      400,
      "has expired, or was used before",
    );
  });

  it.each([
    ["comes late", 400, "has expired"],
    ["reader", 403, "You may not write in the site&#39;s repository"],
    ["moved", 403, "You may not write in the site&#39;s repository"],
    ["down", 502, "GitHub gave no answer that can be used"],
    ["garbage", 502, "GitHub gave no answer that can be used"],
    ["endless", 502, "GitHub gave no answer that can be used"],
    ["slow", 502, "GitHub gave no answer that can be used"],
  ] as const)("if GitHub's side is: %s", async (role, status, text) => {
    const lines = logged();
    // Only a slow GitHub needs to be given up soon.
    const answer = await open(role === "slow" ? { patience: 200 } : {}).signIn(role);
    expect(await messageIn(answer)).toMatch(/^authorization:github:error:\{"error":/);
    await expectRefusal(answer, status, text);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toMatch(/ghu_|code|state/);
    expect(lines.join()).not.toContain(played.secret);
  });

  it("if the person does not allow it", async () => {
    await expectRefusal(await open().signIn("refuses"), 403, "You did not allow GitHub");
  });

  it("if GitHub leads back without a code", async () => {
    const { ask, begin } = open();
    const { address, cookie } = await begin();
    const state = new URL(address).searchParams.get("state") ?? "";
    for (const query of [`state=${state}`, `state=${state}&error=redirect_uri_mismatch`]) {
      const answer = await ask(`${site}/editor/callback?${query}`, { Cookie: cookie });
      await expectRefusal(answer, 502, "GitHub does not accept the site&#39;s GitHub App");
    }
  });

  it("if the application is installed in another repository", async () => {
    logged();
    const answer = await open({ host: { repository: "harbour/secret" } }).signIn();
    await expectRefusal(answer, 403, "is not installed in its repository");
  });

  it("if the secret is wrong", async () => {
    logged();
    const answer = await open({ bindings: { GITHUB_CLIENT_SECRET: "wrong" } }).signIn();
    await expectRefusal(answer, 502, "GitHub does not accept the site&#39;s GitHub App");
  });

  it("if GitHub cannot be reached", async () => {
    logged();
    const { ask, begin, decide } = open();
    const { address, cookie } = await begin();
    const back = await decide(address);
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Network connection lost."));
    await expectRefusal(
      await ask(back, { Cookie: cookie }),
      502,
      "GitHub gave no answer that can be used",
    );
  });

  it("if its network asks too often, before GitHub is asked", async () => {
    const FEED_LIMIT = { limit: async () => ({ success: false }) };
    const { ask } = open({ bindings: { FEED_LIMIT } });
    for (const path of ["/editor/auth", "/editor/callback?code=a&state=b"]) {
      const answer = await ask(site + path, { "CF-Connecting-IP": "203.0.113.5" });
      await expectRefusal(answer, 429, "asks too often");
    }
  });

  it.each(["POST", "PUT", "DELETE"])("with %s", async (method) => {
    for (const path of ["/editor/auth", "/editor/callback"]) {
      const answer = await open().ask(site + path, {}, method);
      expect(answer.status).toBe(405);
      expect(answer.headers.get("Set-Cookie")).toBeNull();
    }
  });
});

describe("there is nothing at these addresses", () => {
  const missing = { GITHUB_CLIENT_ID: undefined, GITHUB_CLIENT_SECRET: undefined };
  it.each([
    ["without secrets", host, missing],
    ["without the secret", host, { ...secrets, GITHUB_CLIENT_SECRET: "" }],
    ["without the id", host, { ...secrets, GITHUB_CLIENT_ID: undefined }],
    ["without an editor", undefined, secrets],
    ["with another host", { ...host, kind: "gitlab" as const, app: "a" }, secrets],
  ])("%s", async (_, editor, bindings) => {
    const { catalogue } = madeUp([{}], { editor });
    const app = createApp(catalogue, () => 1);
    for (const method of ["GET", "POST", "OPTIONS"]) {
      const at = async (path: string) =>
        app.request(site + path, { method }, { ...env, ...bindings });
      const nowhere = await at("/nothing/here");
      for (const path of ["/editor/auth", "/editor/callback?code=a&state=b"]) {
        const answer = await at(path);
        expect(answer.status).toBe(404);
        expect([...answer.headers]).toEqual([...nowhere.headers]);
      }
    }
  });

  it("but there is with them", async () => {
    const { catalogue } = madeUp([{}], { editor: host });
    const app = createApp(catalogue, () => 1);
    expect((await app.request(`${site}/editor/auth`, {}, { ...env, ...secrets })).status).toBe(302);
  });
});
