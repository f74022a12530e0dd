import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { messageOf } from "../../content/content-error.ts";
import { secretName } from "../../views/exchange.ts";
import { type Environment, knownSecret, secretFile } from "../views/secret.ts";
import { ViewsError } from "../views/views-error.ts";

const listSchema = z.array(z.object({ name: z.string() }));

/**
 * Gives the deployed Worker the secret of the views, unless it has one: the secret that this computer
 * knows, or else a new one, which it keeps in a file. Under continuous integration it makes none, because
 * the file would be lost.
 *
 * Nothing here makes a deployment fail: the site is online all the same.
 *
 * @returns what the operator should know; undefined if nothing has changed
 */
export function setUpSecret(env: Environment): string | undefined {
  try {
    const known = knownSecret(env);
    if (hasSecret()) {
      return known !== undefined || isAutomatic(env)
        ? undefined
        : `This computer does not know the secret of npm run views. Copy ${secretFile} from the computer that made it.`;
    }
    if (known === undefined && isAutomatic(env)) {
      return `npm run views cannot ask this site yet. To change that, set the secret ${secretName} for this job (docs/backup.md).`;
    }
    wrangler(["secret", "put", secretName], known ?? newSecret());
    return known === undefined
      ? `npm run views can ask this site now. ${secretFile} holds the secret: keep a copy of it, and never commit it.`
      : "npm run views can ask this site now.";
  } catch (cause) {
    const help = cause instanceof ViewsError ? `: ${cause.fix}` : "";
    return `npm run views cannot ask this site yet, because ${messageOf(cause)}${help}. The next deployment tries again.`;
  }
}

function isAutomatic({ CI }: Environment): boolean {
  return CI !== undefined && CI !== "" && CI !== "false";
}

function hasSecret(): boolean {
  const list = listSchema.parse(JSON.parse(wrangler(["secret", "list"])));
  return list.some(({ name }) => name === secretName);
}

/** Makes a secret of 256 bits, and keeps it before the Worker has it. Only this user may read the file. */
function newSecret(): string {
  const secret = randomBytes(32).toString("base64url");
  mkdirSync(dirname(secretFile), { recursive: true });
  const text = `# The secret of npm run views (docs/backup.md). Never commit it.\n${secretName}=${secret}\n`;
  writeFileSync(secretFile, text, { mode: 0o600, flag: "wx" });
  return secret;
}

/** Runs wrangler and returns its output. Arguments can be seen by other users, so secrets go through stdin. */
function wrangler(args: readonly string[], input = ""): string {
  const { status, stdout, error } = spawnSync("wrangler", args, {
    encoding: "utf8",
    input,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (status === 0) return stdout;
  throw new Error(`wrangler ${args.slice(0, 2).join(" ")} failed`, { cause: error });
}
