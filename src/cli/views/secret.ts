import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { isSecret, secretName } from "../../views/exchange.ts";
import { ViewsError } from "./views-error.ts";

/** Where `deploy` keeps the secret. Git ignores the folder. */
export const secretFile = ".broadsheet/secrets.env";

/**
 * Arguments with which `wrangler dev` gives the secret to the Worker, if `deploy` has made one. Node, which
 * reads this option of wrangler's too, does not start if there is no such file.
 *
 * @param project the folder in which wrangler runs
 */
export function secretArguments(project = "."): readonly string[] {
  return existsSync(join(project, secretFile)) ? ["--env-file", secretFile] : [];
}

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The secret of the views that this computer knows: from the environment, or else from a file.
 *
 * @returns undefined if it knows none
 * @throws ViewsError if the Worker would not take it for a secret
 */
export function knownSecret(env: Environment, file = secretFile): string | undefined {
  // GitHub passes a secret that is not set as an empty text.
  const given = env[secretName] || undefined;
  const secret = given ?? (existsSync(file) ? readFrom(file) : undefined);
  if (secret === undefined || isSecret(secret)) return secret;
  throw new ViewsError(
    `the secret in ${given === undefined ? file : secretName} is too short, or contains a character that is not allowed`,
    "write at least 32 letters and digits; openssl rand -hex 32 prints such a secret",
  );
}

function readFrom(file: string): string | undefined {
  return parseEnv(readFileSync(file, "utf8"))[secretName];
}
