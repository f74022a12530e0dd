import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";

/** What a server answered, and what crossed the wire for it: heads and bodies of both sides. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it was sent: compressed, if it was. */
  readonly body: Buffer;
  readonly sent: number;
  readonly received: number;
}

/** One connection, kept open. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** A GET request over a real socket, one after the other, with exactly these headers and Host. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const asking = request(url, { agent, headers });
    // A client of HTTP/1.1 does not say that it keeps the connection.
    asking.removeHeader("Connection");
    asking.once("error", fail);
    asking.once("response", async (response) => {
      const { socket } = response;
      const body = await buffer(response);
      const [sent, received] = [socket.bytesWritten - written, socket.bytesRead - read];
      done({ status: response.statusCode ?? 0, headers: response.headers, body, sent, received });
    });
    let [written, read] = [0, 0];
    asking.once("socket", (socket) => {
      [written, read] = [socket.bytesWritten, socket.bytesRead];
    });
    asking.end();
  });
}

/** The headers that a Worker would set itself to answer the same. */
export function ownHeaders({ headers }: Answer): Record<string, string> {
  const { connection, "content-length": _, "transfer-encoding": __, date, ...own } = headers;
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, `${value}`]));
}
