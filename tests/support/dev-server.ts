import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { developmentArguments, developmentMark } from "../../src/cli/build/edition-folders.ts";
import { secretArguments } from "../../src/cli/views/secret.ts";
import { freePort } from "./free-port.ts";
import { environment } from "./project-copy.ts";

export interface DevServer {
  readonly origin: string;
  /** Ends the server and all its processes. SIGKILL gives them no time to finish. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/**
 * Serves a copy of the project with `wrangler dev` on 127.0.0.1 as it would be deployed, except for the
 * address with which its links begin. Waits until the server answers.
 *
 * @param baseUrl the address with which links begin; by default the server's own
 */
export async function devServer(project: string, baseUrl?: string): Promise<DevServer> {
  const port = await freePort();
  return serve(project, port, [...developmentArguments(), ...secretArguments(project)], {
    ...developmentMark,
    BASE_URL: baseUrl ?? originAt(port),
    PREVIEW: "none",
  });
}

/**
 * Serves the edition in the project's `dist/` with its static assets on 127.0.0.1, exactly as it is deployed. Changes
 * the project's `wrangler.toml`, so that nothing is built.
 *
 * @param secrets of the Worker
 */
export async function productionServer(
  project: string,
  port: number,
  secrets: Readonly<Record<string, string>> = {},
): Promise<DevServer> {
  const config = join(project, "wrangler.toml");
  const toml = await readFile(config, "utf8");
  await writeFile(config, toml.replace(/\[build\]\n(?:.+\n)+/, ""));
  const vars = Object.entries(secrets).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  return serve(project, port, vars, {});
}

/** The origin of a server of these tests. */
export function originAt(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Starts `wrangler dev`, and waits until it answers. */
async function serve(
  project: string,
  port: number,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<DevServer> {
  const origin = originAt(port);
  const server = spawn(
    join(project, "node_modules/.bin/wrangler"),
    ["dev", ...args, "--ip", "127.0.0.1", "--port", String(port)],
    {
      cwd: project,
      detached: true,
      env: {
        ...environment(),
        ...env,
        CLOUDFLARE_CF_FETCH_ENABLED: "false",
        WRANGLER_HIDE_BANNER: "true",
        WRANGLER_LOG_PATH: join(project, "logs"),
        WRANGLER_SEND_METRICS: "false",
      },
    },
  );
  let output = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  // Another server may have taken the port and answer. Only ours prints that it is ready.
  const isOurs = () => output.includes(`Ready on ${origin}`);
  for (let tries = 0; !(isOurs() && (await answers(origin))); tries++) {
    if (tries === 600) {
      await end(server, "SIGTERM");
      throw new Error(`the server did not answer in time. Its output:\n${output}`);
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return { origin, end: (signal) => end(server, signal) };
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  process.kill(-server.pid, signal);
  await ended;
}

async function answers(origin: string): Promise<boolean> {
  return fetch(`${origin}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
