import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";

/** A server's answer, and the bytes that crossed the wire for it: heads and bodies, both ways. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As the server sent it, so it may be compressed. */
  readonly body: Buffer;
  readonly sent: number;
  readonly received: number;
}

/** A single connection that stays open. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends a GET request over a real socket, with exactly these headers and Host. Requests queue. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const asking = request(url, { agent, headers });
    // In HTTP/1.1, keeping the connection is the default, so clients do not send this header.
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

/** The headers that a Worker would have to set to give the same answer. */
export function ownHeaders({ headers }: Answer): Record<string, string> {
  const { connection, "content-length": _, "transfer-encoding": __, date, ...own } = headers;
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, `${value}`]));
}
