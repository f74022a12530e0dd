import { request } from "node:http";
import { expect, inject, it } from "vitest";

/** The headers of an answer, and the length of its body. */
function ask(method: string, path: string, coding: string) {
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; length: number }>((done, fail) => {
    const headers = { "Accept-Encoding": coding };
    request(`${inject("origin")}${path}`, { method, headers }, (response) => {
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on("end", () => done({ headers: response.headers, length }));
    })
      .on("error", fail)
      .end();
  });
}

// We set it for HEAD only; the runtime sets it for all others. (The development server drops it for pages.)
it.each(["/rss.xml", "/atom.xml", "/feed.json"])(
  "%s has the same Content-Length for GET and HEAD (RFC 9110, section 8.6)",
  async (path) => {
    for (const coding of ["identity", "gzip"]) {
      const [get, head] = [await ask("GET", path, coding), await ask("HEAD", path, coding)];
      expect(get.length).toBeGreaterThan(100);
      expect(get.headers["content-length"]).toBe(`${get.length}`);
      expect([head.length, head.headers["content-length"]]).toEqual([0, `${get.length}`]);
      expect(get.headers["content-encoding"]).toBe(coding === "gzip" ? "gzip" : undefined);
    }
  },
);
