import { describe, expect, it } from "vitest";
import { rangedFile } from "../../src/http/ranged-file.ts";
import { catalogue, header, origin, pressed, site } from "../support/demanding-site.ts";
import { recording, recordingPath } from "../support/recording.ts";

const whole = recording();
const size = whole.length;
const gone = "/media/gone-0123456789abcdef.mp3";
const recordings = new Map([
  [recordingPath, size],
  [gone, size],
]);
const ask = site(() => pressed, { ...catalogue, recordings });
const tag = header(await ask(recordingPath, {}, "HEAD"), "ETag");

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

/** Counts the bytes that are read from the file. */
function counted(): { readonly read: () => number; fetch(): Promise<Response> } {
  let read = 0;
  const body = new ReadableStream({
    type: "bytes",
    pull(controller) {
      controller.enqueue(whole.slice(read, read + 10_000));
      read += 10_000;
      if (read >= size) controller.close();
    },
  });
  const response = new Response(body, { headers: { "Content-Length": String(size) } });
  return { read: () => read, fetch: async () => response };
}

describe("a recording", () => {
  it.each([
    ["the first two bytes, which Safari asks for", "bytes=0-1", 0, 1],
    ["all of it as a part, which Chrome asks for", "bytes=0-", 0, size - 1],
    ["everything after an offset", "bytes=700001-", 700_001, size - 1],
    ["a part from the middle", "bytes=300000-899999", 300_000, 899_999],
    ["its end", "bytes=-128", size - 128, size - 1],
  ])("is sent in parts: %s", async (_, range, first, last) => {
    const response = await ask(recordingPath, { Range: range });
    expect(response.status).toBe(206);
    expect(header(response, "Content-Range")).toBe(`bytes ${first}-${last}/${size}`);
    expect(header(response, "Content-Length")).toBe(String(last - first + 1));
    expect(header(response, "Content-Type")).toBe("audio/mpeg");
    expect(header(response, "ETag")).toBe(tag);
    expect(header(response, "Cache-Control")).toContain("immutable");
    expect(header(response, "Content-Security-Policy")).toContain("sandbox");
    expect(await bytesOf(response)).toEqual(whole.slice(first, last + 1));
  });

  it("is sent whole without a range, and says that it accepts ranges (section 14.3)", async () => {
    for (const range of [undefined, "bytes=1-0", "bytes=0-0,5-9"]) {
      const response = await ask(recordingPath, range === undefined ? {} : { Range: range });
      expect(response.status).toBe(200);
      expect(header(response, "Accept-Ranges")).toBe("bytes");
      expect(header(response, "Content-Range")).toBe("");
      expect(await bytesOf(response)).toEqual(whole);
    }
  });

  it("has no part beyond its end (section 15.5.17)", async () => {
    const response = await ask(recordingPath, { Range: `bytes=${size}-` });
    expect(response.status).toBe(416);
    expect(header(response, "Content-Range")).toBe(`bytes */${size}`);
    expect(header(response, "Cache-Control")).toBe("no-store");
    expect(await response.text()).toBe("");
  });

  it("is described by HEAD, which ignores ranges (section 14.2)", async () => {
    const response = await ask(recordingPath, { Range: "bytes=0-1" }, "HEAD");
    expect(response.status).toBe(200);
    expect(header(response, "Accept-Ranges")).toBe("bytes");
    expect(header(response, "Content-Length")).toBe(String(size));
  });

  it("is sent in parts only while the file matches If-Range (section 13.1.5)", async () => {
    const status = async (condition: string) =>
      (await ask(recordingPath, { Range: "bytes=0-1", "If-Range": condition })).status;
    expect(tag).toMatch(/^"/);
    expect(await status(tag)).toBe(206);
    for (const other of ['"another"', `W/${tag}`, "Tue, 24 Nov 2026 00:00:00 GMT", ""]) {
      expect(await status(other), other).toBe(200);
    }
  });

  it("is a 304 if the client has the file, whatever part it asks for (section 13.2.2)", async () => {
    const response = await ask(recordingPath, { "If-None-Match": tag, Range: "bytes=0-1" });
    expect(response.status).toBe(304);
  });

  it("can only be read, and is a 404 if there is no such file", async () => {
    expect((await ask(recordingPath, {}, "POST")).status).toBe(405);
    for (const path of [gone, "/media/none-0123456789abcdef.mp3", "/media/x.exe"]) {
      const response = await ask(path, { Range: "bytes=0-1" });
      expect(response.status).toBe(404);
      expect(header(response, "Cache-Control")).toBe("no-store");
    }
  });

  it("is read only to the end of the part", async () => {
    const file = counted();
    const request = new Request(`${origin}${recordingPath}`, { headers: { Range: "bytes=50-99" } });
    expect(await bytesOf(await rangedFile(request, file, size))).toEqual(whole.slice(50, 100));
    expect(file.read()).toBeLessThan(100_000);
  });

  it("is no longer read when the client disconnects", async () => {
    const file = counted();
    const request = new Request(`${origin}${recordingPath}`, { headers: { Range: "bytes=0-" } });
    await (await rangedFile(request, file, size)).body?.cancel();
    await scheduler.wait(10);
    expect(file.read()).toBeLessThan(size);
  });

  it("is passed on unchanged if the platform has compressed it", async () => {
    const headers = { "Content-Encoding": "gzip" };
    const files = { fetch: async () => new Response("…", { headers, encodeBody: "manual" }) };
    const request = new Request(origin, { headers: { Range: "bytes=0-1" } });
    expect((await rangedFile(request, files, size)).status).toBe(200);
  });
});
