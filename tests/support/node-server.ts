import { once } from "node:events";
import { createServer } from "node:http";
import type { Ask } from "./exchange.ts";

/** Serves a test's site on 127.0.0.1, for programs that use HTTP. */
export async function nodeServer(ask: Ask) {
  const server = createServer(async (request, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const { url = "/", method = "GET" } = request;
    const answer = await ask(url, { headers, method });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(new Uint8Array(await answer.arrayBuffer()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
