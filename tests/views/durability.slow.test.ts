import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { projectCopy } from "../support/project-copy.ts";

/* On real workerd with a disk, which is killed while it counts. */
let project: string;
let server: DevServer;
const article = "/articles/how-to-subscribe/";

beforeAll(async () => {
  project = await projectCopy();
  server = await devServer(project);
}, 180_000);

afterAll(async () => {
  await server.end("SIGTERM");
  await rm(project, { recursive: true, force: true });
});

/** Tells of a view by the nth client. Whether it was acknowledged. */
async function view(client: number): Promise<boolean> {
  const { origin } = server;
  const response = await fetch(`${origin}${article}views`, {
    method: "POST",
    headers: {
      "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      "Sec-Fetch-Site": "same-origin",
      Origin: origin,
      "CF-Connecting-IP": `192.0.${client >> 8}.${client & 255}`,
    },
  }).catch(() => undefined);
  return response?.status === 204;
}

async function shown(): Promise<number> {
  const html = await (await fetch(`${server.origin}${article}`)).text();
  return Number(/(\d+) views?</.exec(html)?.[1]);
}

it("loses nothing that it acknowledged when workerd is killed while it counts", async () => {
  expect(await shown()).toBe(0);
  const acknowledged: number[] = [];
  let told = 0;
  /** Tells of one view after the other until the server is gone. */
  const clients = Array.from({ length: 8 }, async () => {
    for (;;) {
      const client = told++;
      if (!(await view(client))) return;
      acknowledged.push(client);
      if (acknowledged.length === 200) await server.end("SIGKILL");
    }
  });
  await Promise.all(clients);
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);

  server = await devServer(project);
  const stored = await shown();
  expect(stored).toBeGreaterThanOrEqual(acknowledged.length);
  // Those that were on their way may have been written, or not.
  expect(stored).toBeLessThanOrEqual(told);

  // The visits are on disk as well: nobody is counted again.
  for (const client of acknowledged.slice(0, 20)) expect(await view(client)).toBe(true);
  await server.end("SIGKILL");
  server = await devServer(project);
  expect(await shown()).toBe(stored);
}, 240_000);
