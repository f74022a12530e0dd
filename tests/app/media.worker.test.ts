import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app.ts";
import type { Bindings } from "../../src/app/site.ts";
import { assetHeaders } from "../../src/press/edition/asset-headers.ts";
import { catalogue, header, origin, pressed } from "../support/demanding-site.ts";
import { recording, recordingPath } from "../support/recording.ts";

/*
 * Media from an R2 bucket (`media: r2`), with a bucket of the simulator.
 */

const bindings: Bindings["Bindings"] = env;
const { MEDIA: bucket, ...without } = bindings;
const recordings = new Map([[recordingPath, recording().length]]);
const app = createApp({ ...catalogue, recordings }, () => pressed);
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  app.request(`${origin}${path}`, { headers, method }, bindings);

const whole = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
const picture = "/media/a_lake-0123456789abcdef-1200.jpg";
const paper = "/media/report-0123456789abcdef.pdf";
const table = "/media/data-0123456789abcdef.csv";

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

beforeAll(async () => {
  if (bucket === undefined) throw new Error("no bucket is bound");
  const put = (path: string, httpMetadata: R2HTTPMetadata) =>
    bucket.put(path.slice(1), whole, { httpMetadata });
  await put(picture, { contentType: "image/jpeg", cacheControl: "no-store" });
  await put(paper, { contentType: "application/pdf" });
  await put(table, { contentType: "text/csv", contentDisposition: "attachment" });
  await put("/broadsheet.json", { contentType: "application/json" });
  await put("/media/deep/a-0123.jpg", { contentType: "image/jpeg" });
  await put("/media/notes", { contentType: "text/plain" });
  await put("/media/.env", { contentType: "text/plain" });
});

describe("a file in the bucket", () => {
  it("has the headers that the platform sends with its assets", async () => {
    const response = await ask(picture);
    expect(response.status).toBe(200);
    const [, rule = ""] = /^\/media\/\*\n((?: {2}.*\n)+)/m.exec(assetHeaders()) ?? [];
    const expected = [...rule.matchAll(/ {2}(.+?): (.+)\n/g)];
    expect(expected.length).toBe(3);
    for (const [, name = "", value] of expected) expect(header(response, name)).toBe(value);
    expect(header(response, "Content-Type")).toBe("image/jpeg");
    expect(header(response, "Content-Length")).toBe("1000");
    expect(header(response, "ETag")).toMatch(/^"[0-9a-f]+"$/);
    expect(await bytesOf(response)).toEqual(whole);
  });

  it("is shown without a policy if it is a PDF, and saved if its type is to be saved", async () => {
    expect((await ask(paper)).headers.get("Content-Security-Policy")).toBeNull();
    expect(header(await ask(table), "Content-Disposition")).toBe("attachment");
  });

  it("answers HEAD like GET, without a body", async () => {
    const [get, head] = [await ask(picture), await ask(picture, { Range: "bytes=0-1" }, "HEAD")];
    expect(head.status).toBe(200);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect(await bytesOf(head)).toEqual(new Uint8Array());
    await get.body?.cancel();
  });

  it("answers 304 to a client that has it (RFC 9110, section 13.1.2)", async () => {
    const etag = header(await ask(picture, {}, "HEAD"), "ETag");
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const response = await ask(picture, { "If-None-Match": known, Range: "bytes=0-1" });
      expect(response.status).toBe(304);
      expect(header(response, "ETag")).toBe(etag);
      expect(header(response, "Cache-Control")).toContain("immutable");
    }
    const other = await ask(picture, { "If-None-Match": '"other"' });
    expect(other.status).toBe(200);
    expect(await bytesOf(other)).toEqual(whole);
  });

  it.each([
    ["bytes=0-1", 0, 1],
    ["bytes=0-", 0, 999],
    ["bytes=990-2000", 990, 999],
    ["bytes=-10", 990, 999],
  ])("is sent in parts (RFC 9110, section 14): %s", async (range, first, last) => {
    const response = await ask(picture, { Range: range });
    expect(response.status).toBe(206);
    expect(header(response, "Content-Range")).toBe(`bytes ${first}-${last}/1000`);
    expect(header(response, "Content-Length")).toBe(String(last - first + 1));
    expect(await bytesOf(response)).toEqual(whole.slice(first, last + 1));
  });

  it("answers 416 to a range outside it, and ignores a range of another version", async () => {
    const outside = await ask(picture, { Range: "bytes=1000-" });
    expect(outside.status).toBe(416);
    expect(header(outside, "Content-Range")).toBe("bytes */1000");
    const other = await ask(picture, { Range: "bytes=0-1", "If-Range": '"other"' });
    expect(other.status).toBe(200);
    expect(await bytesOf(other)).toEqual(whole);
  });

  it("can only be read", async () => {
    expect((await ask(picture, {}, "POST")).status).toBe(405);
    expect((await ask(picture, {}, "OPTIONS")).status).toBe(204);
  });
});

describe("what is no medium", () => {
  it.each([
    "/media/gone-0123456789abcdef-1200.jpg",
    "/media/../broadsheet.json",
    "/media/..%2fbroadsheet.json",
    "/media/%2e%2e/broadsheet.json",
    "/broadsheet.json",
    "/media/deep/a-0123.jpg",
    "/media/deep%2fa-0123.jpg",
    "/media/notes",
    "/media/.env",
    "/media/",
    "/media/__proto__",
  ])("is a 404 that nobody keeps: %s", async (path) => {
    for (const method of ["GET", "HEAD"]) {
      const response = await ask(path, { Range: "bytes=0-1" }, method);
      expect(response.status).toBe(404);
      expect(header(response, "Cache-Control")).toBe("no-store");
    }
  });
});

it("a recording comes from the assets if the bucket does not have it, or if there is no bucket", async () => {
  for (const bound of [bindings, without]) {
    const request = { headers: { Range: "bytes=0-9" } };
    const response = await app.request(`${origin}${recordingPath}`, request, bound);
    expect(response.status).toBe(206);
    expect(await bytesOf(response)).toEqual(recording().slice(0, 10));
  }
});

it("without a bucket, a picture that the platform lacks is a 404", async () => {
  const response = await app.request(`${origin}${picture}`, {}, without);
  expect(response.status).toBe(404);
  expect(header(response, "Cache-Control")).toBe("no-store");
});
