import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { toolEnvironment } from "./tools.ts";

/*
 * Real caches in front of a test's site, each configured to revalidate what it holds. They listen on
 * 127.0.0.1, and write only into a temporary folder.
 */

export type CacheServer = "nginx" | "squid" | "varnish";

interface Setup {
  readonly command: readonly [string, ...string[]];
  /** The configuration, which is written to `config` in the folder. */
  readonly config: string;
}

/**
 * @param port the port of the cache
 * @param site the port of the site
 */
const setups: Readonly<Record<CacheServer, (port: number, site: number, folder: string) => Setup>> =
  {
    nginx: (port, site, folder) => ({
      command: ["nginx", "-p", folder, "-c", join(folder, "config"), "-e", join(folder, "errors")],
      config: `
daemon off;
master_process off;
pid pid;
events {}
http {
  access_log off;
  client_body_temp_path body;
  fastcgi_temp_path fastcgi;
  proxy_temp_path proxy;
  scgi_temp_path scgi;
  uwsgi_temp_path uwsgi;
  proxy_cache_path cache keys_zone=feeds:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${site};
      proxy_cache feeds;
      proxy_cache_revalidate on;
    }
  }
}
`,
    }),
    squid: (port, site, folder) => ({
      command: ["squid", "-N", "-f", join(folder, "config")],
      config: `
http_port 127.0.0.1:${port} accel defaultsite=site.example no-vhost
cache_peer 127.0.0.1 parent ${site} 0 no-query originserver
http_access allow all
refresh_pattern . 0 0% 0
cache_mem 16 MB
memory_cache_shared off
visible_hostname cache.example
pid_filename none
access_log none
cache_log ${folder}/log
coredump_dir ${folder}
shutdown_lifetime 0 seconds
`,
    }),
    varnish: (port, site, folder) => ({
      command: [
        ...(["varnishd", "-F", "-j", "none", "-n", join(folder, "work")] as const),
        ...["-a", `127.0.0.1:${port}`, "-b", `127.0.0.1:${site}`, "-s", "malloc,16m"],
        ...["-p", "default_keep=3600", "-p", "default_grace=0"],
      ],
      config: "",
    }),
  };

/**
 * Starts a cache.
 *
 * @param site the port of the site behind it
 * @throws Error with the cache's output, if it does not listen within 30 seconds
 */
export async function startCache(server: CacheServer, site: number) {
  const folder = await mkdtemp(join(tmpdir(), `broadsheet-${server}-`));
  // If root starts Squid, it writes as another user.
  await chmod(folder, 0o777);
  await mkdir(join(folder, "cache"));
  const port = await freePort();
  const { command, config } = setups[server](port, site, folder);
  await writeFile(join(folder, "config"), config);
  const [name, ...args] = command;
  const child = spawn(name, args, { env: toolEnvironment, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      said += String(data);
    });
  }
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    const inTime = await Promise.race([ended, wait(10_000, undefined, { ref: false })]);
    if (inTime === undefined) child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await listens(port)); tries++) {
    if (tries === 300 || child.exitCode !== null) {
      await stop();
      throw new Error(`${server} does not listen: ${said}`);
    }
    await wait(100);
  }
  return { origin: `http://127.0.0.1:${port}`, stop };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
