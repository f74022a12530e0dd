import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { encodedBody, keptBody } from "../../src/http/coding.ts";

const text = "Steel, and what it is made of. ".repeat(50);

it.each(["identity", "gzip"] as const)(
  "keeps a body from its second request on: %s",
  async (coding) => {
    const name = `/kept ${coding}`;
    const sent: Uint8Array[] = [];
    let made = 0;
    const ask = () =>
      encodedBody(
        name,
        coding,
        () => {
          made++;
          return text;
        },
        (bytes) => {
          sent.push(bytes);
          return `${coding === "gzip" ? gunzipSync(bytes) : Buffer.from(bytes)}`;
        },
      );
    expect(await ask()).toBe(text);
    expect(keptBody(name)).toBeUndefined();
    expect(await ask()).toBe(text);
    expect(keptBody(name)).toBe(sent[1]);
    // The body is available without a promise now.
    expect(ask()).toBe(text);
    expect(made).toBe(2);
    // Memory that is no longer needed was released.
    expect(sent[0]).toHaveLength(0);
  },
);

it("releases the memory of what it compressed", async () => {
  const plain = new TextEncoder().encode(text);
  const unpacked = await encodedBody(
    "/once",
    "gzip",
    () => plain,
    (bytes) => `${gunzipSync(bytes)}`,
  );
  expect(unpacked).toBe(text);
  expect(plain).toHaveLength(0);
});
