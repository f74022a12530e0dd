import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

declare module "vitest" {
  interface ProvidedContext {
    /** The origin of the server that plays GitHub. */
    readonly github: string;
  }
}

/** The application that this GitHub knows, and the repository in which it is installed. */
export const played = {
  id: "Iv23example",
  secret: "0123456789abcdef0123456789abcdef01234567",
  repository: "harbour/news",
} as const;

/**
 * Who signs in, or how GitHub behaves meanwhile. A test chooses with `as` in the address of the page that asks
 * for permission.
 */
export type Role =
  | "editor"
  | "reader"
  | "refuses"
  | "comes late"
  | "slow"
  | "down"
  | "garbage"
  | "endless"
  | "moved";

/** What was granted: for a code before it is redeemed, and for a token. */
interface Grant {
  readonly role: Role;
  readonly challenge: string;
  readonly callback: string;
  /** The repositories that a token reaches; all of the person's if undefined. */
  readonly repositories?: readonly string[];
}

/** Starts a server on this computer that plays GitHub, with its interface as GitHub Enterprise has it. */
export async function playGitHub() {
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  let usual: Role = "editor";
  const server = createServer((request, response) => {
    void answer(request, response, codes, tokens, usual);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Says who signs in where the address of the page does not. */
    decideAs: (role: Role) => {
      usual = role;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  codes: Map<string, Grant>,
  tokens: Map<string, Grant>,
  usual: Role,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const send = (status: number, body: object, headers: Record<string, string> = {}) =>
    response.writeHead(status, headers).end(JSON.stringify(body));
  if (request.headers["user-agent"] !== "Broadsheet" && pathname.includes("/api/")) {
    return void send(403, { message: "Request forbidden: no User-Agent" });
  }
  if (pathname === "/login/oauth/authorize") {
    const role = (searchParams.get("as") ?? usual) as Role;
    const callback = searchParams.get("redirect_uri") ?? "";
    const back = new URL(callback);
    back.searchParams.set("state", searchParams.get("state") ?? "");
    if (role === "refuses") back.searchParams.set("error", "access_denied");
    else {
      const code = randomBytes(10).toString("hex");
      codes.set(code, { role, callback, challenge: searchParams.get("code_challenge") ?? "" });
      back.searchParams.set("code", code);
    }
    return void response.writeHead(302, { Location: back.href }).end();
  }
  const body = JSON.parse((await text(request)) || "{}");
  if (pathname === "/login/oauth/access_token") {
    const grant = codes.get(body.code);
    codes.delete(body.code);
    if (body.client_id !== played.id || body.client_secret !== played.secret) {
      return void send(200, { error: "incorrect_client_credentials" });
    }
    const verifies =
      createHash("sha256")
        .update(body.code_verifier ?? "")
        .digest("base64url") === grant?.challenge;
    const fits = grant?.callback === body.redirect_uri && verifies;
    if (grant === undefined || !fits || grant.role === "comes late") {
      return void send(200, { error: "bad_verification_code" });
    }
    if (grant.role === "slow") return;
    if (grant.role === "down") return void send(503, { message: "unicorn" });
    if (grant.role === "garbage") return void response.end("<html>");
    if (grant.role === "endless") {
      const more = () => {
        if (!response.destroyed && response.write(" ".repeat(50_000))) setImmediate(more);
      };
      response.on("drain", more);
      return more();
    }
    const token = `ghu_wide${randomBytes(10).toString("hex")}`;
    tokens.set(token, grant);
    return void send(200, { access_token: token, token_type: "bearer", scope: "" });
  }
  if (pathname === `/api/v3/applications/${played.id}/token/scoped`) {
    const basic = `Basic ${btoa(`${played.id}:${played.secret}`)}`;
    const grant = tokens.get(body.access_token);
    if (request.headers.authorization !== basic || grant === undefined) return void send(404, {});
    const named = `${body.target}/${body.repositories?.[0]}`;
    if (named !== played.repository || body.repositories.length !== 1) {
      return void send(422, { message: "Validation Failed" });
    }
    const token = `ghu_narrow${randomBytes(10).toString("hex")}`;
    tokens.set(token, { ...grant, repositories: [named] });
    return void send(200, { token, permissions: body.permissions });
  }
  if (pathname.startsWith("/api/v3/repos/")) {
    const grant = tokens.get(request.headers.authorization?.replace("Bearer ", "") ?? "");
    const name = pathname.slice("/api/v3/repos/".length);
    if (grant?.repositories?.includes(name) !== true) return void send(404, {});
    if (grant.role === "moved") {
      return void send(301, {}, { Location: "/api/v3/repositories/1" });
    }
    return void send(200, {
      full_name: name,
      permissions: { pull: true, push: grant.role !== "reader" },
    });
  }
  send(404, {});
}
