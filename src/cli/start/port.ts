import { once } from "node:events";
import { createServer } from "node:net";
import type { Finding } from "../../content/content-error.ts";

/** The addresses of this computer that `localhost` stands for. */
const hosts = ["127.0.0.1", "::1"];

const lastPort = 65_535;

/** Reads the number of a port; undefined if it is none. */
export function portOf(text: string): number | undefined {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= lastPort ? port : undefined;
}

/** Says why no server can listen at a port of this computer, and which one to choose instead. */
export async function problemOfPort(port: number): Promise<Finding | undefined> {
  const code = await refusalOf(port);
  if (code === undefined) return undefined;
  let free = Math.max(port + 1, 1024);
  while (free < lastPort && (await refusalOf(free)) !== undefined) free++;
  const another = `choose another port: --port ${free}`;
  return code === "EACCES"
    ? { message: `you are not allowed to use port ${port}`, fix: another }
    : {
        message: `another program is using port ${port}`,
        fix: `end that program, or ${another}`,
      };
}

/** The code with which this computer refuses a port; undefined if it does not. */
async function refusalOf(port: number): Promise<string | undefined> {
  for (const host of hosts) {
    const server = createServer().listen({ port, host });
    try {
      await once(server, "listening");
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
      // A computer may have no IPv6.
      if (code === "EADDRINUSE" || code === "EACCES") return code;
    } finally {
      await new Promise((closed) => server.close(closed));
    }
  }
  return undefined;
}
