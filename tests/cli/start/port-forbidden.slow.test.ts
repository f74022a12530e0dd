import { expect, it, vi } from "vitest";
import { problemOfPort } from "../../../src/cli/start/port.ts";

// Whoever runs the tests may be allowed to use every port.
vi.mock("node:net", async () => {
  const { EventEmitter } = await import("node:events");
  class Server extends EventEmitter {
    listen({ port }: { readonly port: number }): this {
      const refusal = Object.assign(new Error("EACCES"), { code: "EACCES" });
      setImmediate(() => (port < 1024 ? this.emit("error", refusal) : this.emit("listening")));
      return this;
    }

    close(done: () => void): void {
      done();
    }
  }
  return { createServer: () => new Server() };
});

it("says that you may not use a port, and names one that you may", async () => {
  expect(await problemOfPort(80)).toEqual({
    message: "you are not allowed to use port 80",
    fix: "choose another port: --port 1024",
  });
  expect(await problemOfPort(1024)).toBeUndefined();
});
