import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { asker } from "../../../../src/cli/import/net/answers.ts";
import { connector, isOpenAddress } from "../../../../src/cli/import/net/connect.ts";
import { downloader } from "../../../../src/cli/import/net/download.ts";
import { documentFetcher } from "../../../../src/cli/import/net/fetcher.ts";

/** A server on this computer, until the end of the test. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

/** Waits until a download has kept so many bytes of a file in a folder. */
async function hasKept(folder: string, bytes: number): Promise<void> {
  for (;;) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((one) => one.endsWith(".part"))) {
      if ((await stat(join(folder, name))).size === bytes) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Asks as imports do, with a clock that only waiting moves. */
function patient(allowLocal = true) {
  const waits: number[] = [];
  let now = Date.parse("2026-01-01T00:00:00Z");
  const patience = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
  return { ask: asker(connector(allowLocal), "Test/1", patience), waits };
}

it.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:8.8.8.8",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "2001::1",
  "fe80::1",
  "fd00::1",
  "ff02::1",
  "2001:db8::1",
])("does not take %s for an address on the open internet", (address) => {
  expect(isOpenAddress(address)).toBe(false);
});

it.each(["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::200e"])(
  "takes %s for an address on the open internet",
  (address) => {
    expect(isOpenAddress(address)).toBe(true);
  },
);

it.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])(
  "does not connect to %s",
  async (host) => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.end("secret");
    });
    const { ask } = patient(false);
    const url = origin.replace("127.0.0.1", host);
    const answer = await documentFetcher(ask).get(url);
    expect(answer).toMatchObject({ ok: false });
    expect(JSON.stringify(answer)).toContain("not on the open internet");
    expect(asked).toBe(0);
  },
);

it.each(["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "data:text/plain,x"])(
  "does not fetch %s",
  async (address) => {
    const answer = await documentFetcher(patient(false).ask).get(address);
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining("not fetched") });
  },
);

it("does not follow a redirect to another scheme, nor more than five", async () => {
  const origin = await serve((request, response) => {
    const location = request.url === "/file" ? "file:///etc/passwd" : `${request.url}x`;
    response.writeHead(302, { Location: location }).end();
  });
  const { get } = documentFetcher(patient().ask);
  expect(await get(`${origin}/file`)).toMatchObject({ reason: "file: addresses are not fetched" });
  expect(await get(`${origin}/loop`)).toMatchObject({ reason: "it redirects more than 5 times" });
});

it("follows five redirects", async () => {
  const origin = await serve((request, response) => {
    const path = `${request.url}`;
    if (path === "/xxxxx") return response.end("here");
    return response.writeHead(301, { Location: `${path}x` }).end();
  });
  const { get } = documentFetcher(patient().ask);
  expect(await get(`${origin}/`)).toMatchObject({ ok: true, value: { url: `${origin}/xxxxx` } });
});

it("waits as long as a server asks, and longer each time after an error", async () => {
  const answers = [
    [429, "7"],
    [503, "Thu, 01 Jan 2026 00:00:20 GMT"],
    [500, undefined],
    [200, undefined],
  ] as const;
  let asked = 0;
  const origin = await serve((_, response) => {
    const [status, after] = answers[asked] ?? [200, undefined];
    asked += 1;
    response.writeHead(status, after === undefined ? {} : { "Retry-After": after }).end("here");
  });
  const { ask, waits } = patient();
  expect(await documentFetcher(ask).get(origin)).toMatchObject({ ok: true });
  expect(waits).toEqual([7000, 13_000, 4000]);
});

it("gives up on a server that asks to wait an hour, or only has errors", async () => {
  const busy = await serve((_, response) =>
    response.writeHead(429, { "Retry-After": "3600" }).end(),
  );
  const broken = await serve((_, response) => response.writeHead(500).end());
  const { ask, waits } = patient();
  const { get } = documentFetcher(ask);
  expect(await get(busy)).toMatchObject({
    status: 429,
    reason: expect.stringContaining("too long"),
  });
  expect(await get(broken)).toEqual({ ok: false, status: 500, reason: "the server answered 500" });
  expect(waits).toEqual([1000, 2000, 4000, 8000]);
});

it("asks a server no more that has broken off five times", async () => {
  let asked = 0;
  const origin = await serve((_, response) => {
    asked += 1;
    response.destroy();
  });
  const { get } = documentFetcher(patient().ask);
  const first = await get(`${origin}/a`);
  expect(first).toMatchObject({ ok: false });
  expect(await get(`${origin}/b`)).toEqual(first);
  expect(asked).toBe(5);
});

it("refuses a document that unpacks to more than it may", async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000));
  const origin = await serve((_, response) =>
    response.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb),
  );
  const { get } = documentFetcher(patient().ask);
  expect(await get(origin, { most: 1024 * 1024 })).toEqual({
    ok: false,
    reason: "it is larger than 1 MiB",
  });
  const whole = await get(origin);
  expect(whole.ok && whole.value.bytes.length).toBe(5_000_000);
});

it("goes on where a download broke off, and asks for nothing twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const ranges: (string | undefined)[] = [];
  const bytes = Buffer.from("0123456789".repeat(1000));
  const origin = await serve((request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
    const rest = bytes.subarray(from);
    const headers = {
      ETag: '"a"',
      "Content-Length": rest.length,
      "Content-Type": "Image/PNG; x=y",
    };
    if (range === undefined) {
      response.writeHead(200, headers);
      response.write(rest.subarray(0, 4000));
      void hasKept(folder, 4000).then(() => response.destroy());
    } else {
      response.writeHead(206, { ...headers, "Content-Range": `bytes ${from}-9999/10000` });
      response.end(rest);
    }
  });
  const download = downloader(patient().ask, folder);
  const first = await download(`${origin}/a.png`, 1e6);
  expect(first).toMatchObject({ ok: true, value: { type: "image/png" } });
  expect(first.ok && (await readFile(first.value.file)).equals(bytes)).toBe(true);
  expect(await download(`${origin}/a.png`, 1e6)).toEqual(first);
  expect(ranges).toEqual([undefined, "bytes=4000-"]);
});

it("begins again where a server sends the whole file in place of its rest", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const bytes = Buffer.from("0123456789".repeat(1000));
  let asked = 0;
  const origin = await serve((_, response) => {
    asked += 1;
    response.writeHead(200, { ETag: '"a"', "Content-Length": bytes.length });
    if (asked > 1) return response.end(bytes);
    response.write(bytes.subarray(0, 4000));
    return hasKept(folder, 4000).then(() => response.destroy());
  });
  const got = await downloader(patient().ask, folder)(`${origin}/a.png`, bytes.length);
  expect(got.ok && (await readFile(got.value.file)).equals(bytes)).toBe(true);
});

it("keeps nothing of a file that is too large, whatever its headers say", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const origin = await serve((_, response) => {
    response.writeHead(200, { "Content-Type": "image/png" });
    response.end(Buffer.alloc(3 * 1024 * 1024));
  });
  const download = downloader(patient().ask, folder);
  expect(await download(origin, 1024 * 1024)).toEqual({
    ok: false,
    reason: "it is larger than 1 MiB",
  });
});
