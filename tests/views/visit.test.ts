import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "../../src/http/network.ts";
import { visitOf } from "../../src/views/visit.ts";

/** The visit of an address. */
const visit = (key: Uint8Array<ArrayBuffer>, address: string, userAgent: string) =>
  visitOf(key, networkOf(address), userAgent);

describe("visitOf", () => {
  const key = new Uint8Array(32).fill(7);

  it("is the same for the same client, and 32 bits long", async () => {
    await fc.assert(
      fc.asyncProperty(fc.ipV4(), fc.string(), async (address, userAgent) => {
        const one = await visit(key, address, userAgent);
        expect(one).toBe(await visit(key, address, userAgent));
        expect(one).toBe(one >>> 0);
      }),
    );
  });

  it("is another one with another key, address or network", async () => {
    const one = await visit(key, "192.0.2.1", "Browser");
    expect(await visit(new Uint8Array(32).fill(8), "192.0.2.1", "Browser")).not.toBe(one);
    expect(await visit(key, "192.0.2.2", "Browser")).not.toBe(one);
  });

  it("is the same in all of a network of IPv6", async () => {
    expect(await visit(key, "2001:db8::1", "Browser")).toBe(
      await visit(key, "2001:db8::2:3:4", "Browser"),
    );
  });

  it("tells 16 browsers of one address apart, and no more", async () => {
    const visits = await Promise.all(
      Array.from({ length: 500 }, (_, index) => visit(key, "192.0.2.1", `Browser ${index}`)),
    );
    expect(new Set(visits).size).toBe(16);
  });

  it("tells up to 64 visits of one /48 apart", async () => {
    const visits = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => visit(key, `2001:db8:7:${n.toString(16)}::`, "B")),
    );
    expect(new Set(visits).size).toBe(64);
  });
});
