import type { Context, Hono } from "hono";
import { callbackPath, type EditorHost, signInPath } from "../article/editor-host.ts";
import { isSame, sha256 } from "../http/bearer.ts";
import { refuseMethod } from "../http/methods.ts";
import { asksTooMuch } from "../http/rate-limit.ts";
import { reads } from "../http/routes.ts";
import { pageSecurity } from "../http/security.ts";
import type { PageContext } from "../pages/layout.tsx";
import { refusals, signInPage } from "../pages/sign-in.tsx";
import { type Client, redeem } from "./github.ts";
import type { Bindings } from "./site.ts";

/**
 * The prefix keeps pages of other sites, and of other hosts in the same domain, from setting it (RFC 6265bis,
 * section 4.1.3.2).
 */
const cookie = "__Host-editor=";

/**
 * Adds the two routes through which people sign in to the editor with GitHub. Without the id and the secret
 * of an application, there is nothing at their addresses.
 *
 * The browser keeps a random code verifier in a cookie for ten minutes. Its hash goes to GitHub as challenge
 * (RFC 7636) and as state, and comes back as state. So a code is of use only in the browser that asked for it.
 *
 * @param patience milliseconds that GitHub has to answer
 */
export function addSignIn(
  app: Hono<Bindings>,
  host: EditorHost,
  context: PageContext,
  patience = 10_000,
): void {
  const redirect_uri = context.channel.url + callbackPath;
  const refuse = (refusal: keyof typeof refusals) => {
    const [status, error] = refusals[refusal];
    return answer(status, "", signInPage(context, { error }));
  };
  const begin = async (_: Context, { client_id }: Client) => {
    const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const state = await challengeOf(verifier);
    const query = new URLSearchParams({
      client_id,
      redirect_uri,
      state,
      code_challenge: state,
      code_challenge_method: "S256",
    });
    const Location = `${host.origin}/login/oauth/authorize?${query}`;
    return answer(302, `${verifier}; Max-Age=600`, null, { Location });
  };
  const end = async (c: Context, client: Client) => {
    const { state = "", code, error } = c.req.query();
    const pairs = c.req.header("Cookie")?.split("; ") ?? [];
    const code_verifier = pairs.find((each) => each.startsWith(cookie))?.slice(cookie.length);
    if (!code_verifier || !(await isSame(state, await challengeOf(code_verifier)))) {
      return refuse("state");
    }
    if (error === "access_denied") return refuse("denied");
    if (error !== undefined || code === undefined) return refuse("application");
    const grant = { ...client, code, code_verifier, redirect_uri };
    const granted = await redeem(host, grant, patience);
    if ("token" in granted) return answer(200, "", signInPage(context, granted));
    console.warn(JSON.stringify({ message: "no sign-in", reason: granted.failure }));
    return refuse(granted.failure);
  };
  for (const [path, serve] of [
    [signInPath, begin],
    [callbackPath, end],
  ] as const) {
    app.all(path, async (c) => {
      const { GITHUB_CLIENT_ID: client_id, GITHUB_CLIENT_SECRET: client_secret } = c.env;
      if (!client_id || !client_secret) return c.notFound();
      if (!reads(c)) return refuseMethod(c);
      const limiter = c.env.FEED_LIMIT;
      const isBusy = limiter !== undefined && (await asksTooMuch(c.req.raw, limiter));
      return isBusy ? refuse("busy") : serve(c, { client_id, client_secret });
    });
  }
}

/** @param kept what the browser keeps in the cookie; if empty, it forgets the cookie */
function answer(status: number, kept: string, page: string | null, headers: object = {}): Response {
  return new Response(page, {
    status,
    headers: {
      ...pageSecurity,
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "Set-Cookie": `${cookie}${kept || "; Max-Age=0"}; Path=/; Secure; HttpOnly; SameSite=Lax`,
      "X-Robots-Tag": "noindex",
      ...headers,
    },
  });
}

/** The code challenge of a code verifier (RFC 7636, section 4.2). */
async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await sha256(verifier)));
}

/** RFC 4648, section 5, without padding. */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
