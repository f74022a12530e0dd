import type { EditorHost } from "../article/editor-host.ts";
import { isRecord } from "../feed/json/record.ts";
import { requestText } from "../http/request-text.ts";

/** How GitHub knows the site's application. */
export interface Client {
  readonly client_id: string;
  readonly client_secret: string;
}

/** What GitHub takes a code for (RFC 6749, section 4.1.3, and RFC 7636, section 4.5). */
export interface Grant extends Client {
  readonly code: string;
  readonly code_verifier: string;
  readonly redirect_uri: string;
}

/**
 * Why GitHub gave no token: the code is used up or expired; GitHub does not accept the application; the
 * application is not installed in the repository; the person may not write there; or no answer came that
 * can be used.
 */
export type Failure = "expired" | "application" | "repository" | "rights" | "host";

/** A token for the editor, or why there is none. */
export type Granted = { readonly token: string } | { readonly failure: Failure };

/** The most bytes of an answer that are read. GitHub's are shorter than a tenth of it. */
const largestAnswer = 100_000;

/**
 * Redeems a code for a token with which the editor can read and change this repository and nothing else,
 * and only as far as the person may.
 *
 * The token that GitHub first gives reaches every repository in which the application is installed. It
 * stays here: the editor gets one that GitHub limits to the repository ("Create a scoped access token").
 *
 * @param patience milliseconds for everything that GitHub is asked
 */
export async function redeem(host: EditorHost, grant: Grant, patience: number): Promise<Granted> {
  try {
    return await askGitHub(host, grant, AbortSignal.timeout(patience));
  } catch {
    return { failure: "host" };
  }
}

async function askGitHub(host: EditorHost, grant: Grant, signal: AbortSignal): Promise<Granted> {
  const { api, origin, repository, review } = host;
  const { client_id, client_secret } = grant;
  const [target, name] = repository.split("/");
  const { access_token, error } = await ask(
    `${origin}/login/oauth/access_token`,
    signal,
    undefined,
    grant,
  );
  if (error === "bad_verification_code") return { failure: "expired" };
  if (typeof error === "string") return { failure: "application" };
  if (typeof access_token !== "string") return { failure: "host" };
  const { token } = await ask(
    `${api}/applications/${client_id}/token/scoped`,
    signal,
    `Basic ${btoa(`${client_id}:${client_secret}`)}`,
    {
      access_token,
      target,
      repositories: [name],
      permissions: {
        metadata: "read",
        contents: "write",
        ...(review && { pull_requests: "write" }),
      },
    },
  );
  if (typeof token !== "string") return { failure: "repository" };
  const { permissions } = await ask(`${api}/repos/${repository}`, signal, `Bearer ${token}`);
  const mayWrite = isRecord(permissions) && permissions["push"] === true;
  return mayWrite ? { token } : { failure: "rights" };
}

/**
 * Asks GitHub, and follows no redirect, which could lead a token elsewhere.
 *
 * @param body to send as JSON
 * @returns the JSON object in the answer
 * @throws Error if there is none, or if GitHub fails
 */
async function ask(
  address: string,
  signal: AbortSignal,
  authorization?: string,
  body?: object,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(address, {
    redirect: "manual",
    signal,
    headers: {
      Accept: "application/json",
      // GitHub refuses requests without one.
      "User-Agent": "Broadsheet",
      ...(authorization && { Authorization: authorization }),
    },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  const read: unknown = JSON.parse((await requestText(response, largestAnswer)) ?? "");
  if (response.status < 500 && isRecord(read)) return read;
  throw new Error(`${response.status}`);
}
