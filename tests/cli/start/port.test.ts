import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { portOf, problemOfPort } from "../../../src/cli/start/port.ts";
import { freePort } from "../../support/free-port.ts";

it.each([
  ["8787", 8787],
  ["1", 1],
  ["65535", 65_535],
  ["0", undefined],
  ["65536", undefined],
  ["abc", undefined],
  ["80.5", undefined],
  ["-1", undefined],
  ["", undefined],
])("reads %j as a port", (text, port) => {
  expect(portOf(text)).toBe(port);
});

it.each(["127.0.0.1", "0.0.0.0"])("finds a program that listens at %s", async (host) => {
  const port = await freePort();
  expect(await problemOfPort(port)).toBeUndefined();
  const server = createServer().listen({ port, host });
  onTestFinished(() => {
    server.close();
  });
  await once(server, "listening");
  const problem = await problemOfPort(port);
  expect(problem?.message).toBe(`another program is using port ${port}`);
  const [, other = ""] = /^end that program, or .*--port (\d+)$/.exec(problem?.fix ?? "") ?? [];
  expect(await problemOfPort(Number(other))).toBeUndefined();
});

it("suggests no port that only an administrator may use", async () => {
  const server = createServer().listen({ port: 1, host: "127.0.0.1" });
  onTestFinished(() => {
    server.close();
  });
  // Without the right to use port 1, the server cannot listen, and the port is refused all the same.
  await once(server, "listening").catch(() => {});
  const problem = await problemOfPort(1);
  expect(Number(/--port (\d+)$/.exec(problem?.fix ?? "")?.[1])).toBeGreaterThanOrEqual(1024);
});
