import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { projectCopy } from "../support/project-copy.ts";

/* Kills a real workerd with a disk while it counts. */
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

/** Sends a beacon from the nth client. Returns whether it was acknowledged. */
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

/** The number of views on the article's page, which shows none before the first. */
async function shown(): Promise<number | undefined> {
  const response = await fetch(`${server.origin}${article}`);
  expect(response.status).toBe(200);
  const [, views] = /(\d+) views?</.exec(await response.text()) ?? [];
  return views === undefined ? undefined : Number(views);
}

it("loses no acknowledged view when workerd is killed while it counts", async () => {
  expect(await shown()).toBeUndefined();
  const acknowledged: number[] = [];
  let told = 0;
  /** Each client sends one beacon after another until the server has gone. */
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
  // The views that were under way may have been stored or not.
  expect(stored).toBeLessThanOrEqual(told);

  // The visits are on disk too, so nobody is counted again.
  for (const client of acknowledged.slice(0, 20)) expect(await view(client)).toBe(true);
  await server.end("SIGKILL");
  server = await devServer(project);
  expect(await shown()).toBe(stored);
}, 240_000);
