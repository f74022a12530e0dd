import { expect, it } from "vitest";
import { requestText } from "../../src/http/request-text.ts";

/** A request whose body arrives in pieces of this many bytes. */
function arriving(text: string, size: number): Request {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) {
        controller.enqueue(bytes.subarray(at, at + size));
      }
      controller.close();
    },
  });
  return new Request("https://example.org/", { method: "POST", body });
}

it.each([1, 2, 5, 100])(
  "reads characters that are split between chunks of %i bytes",
  async (size) => {
    expect(await requestText(arriving("新闻 é 😀", size), 100)).toBe("新闻 é 😀");
  },
);

it("reads a body as long as the limit, and none that is longer", async () => {
  expect(await requestText(arriving("新闻", 4), 6)).toBe("新闻");
  expect(await requestText(arriving("新闻", 4), 5)).toBeUndefined();
  expect(await requestText(new Request("https://example.org/"), 5)).toBe("");
});
