import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf, visitOf } from "../../src/views/visit.ts";

describe("networkOf", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["", ""],
    ["::1", "0:0:0:0"],
    ["::", "0:0:0:0"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::1:2:3:4:5", "2001:db8:0:1"],
    ["1::", "1:0:0:0"],
    ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
  ])("%j is in %j", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("is the first four groups of any IPv6 address, however it is written", () => {
    const group = fc.oneof(
      fc.constant("0"),
      fc.integer({ min: 1, max: 0xffff }).map((n) => n.toString(16)),
    );
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const { hostname } = new URL(`http://[${groups.join(":")}]/`);
        expect(networkOf(hostname.slice(1, -1))).toBe(groups.slice(0, 4).join(":"));
      }),
    );
  });

  it("takes anything else as it is, or at least without failing", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof networkOf(text) === "string"));
  });
});

describe("visitOf", () => {
  const key = new Uint8Array(32).fill(7);

  it("is the same for the same client, and 32 bits long", async () => {
    await fc.assert(
      fc.asyncProperty(fc.ipV4(), fc.string(), async (address, userAgent) => {
        const visit = await visitOf(key, address, userAgent);
        expect(visit).toBe(await visitOf(key, address, userAgent));
        expect(visit).toBe(visit >>> 0);
      }),
    );
  });

  it("is another one with another key, address or network", async () => {
    const visit = await visitOf(key, "192.0.2.1", "Browser");
    expect(await visitOf(new Uint8Array(32).fill(8), "192.0.2.1", "Browser")).not.toBe(visit);
    expect(await visitOf(key, "192.0.2.2", "Browser")).not.toBe(visit);
  });

  it("is the same in all of a network of IPv6", async () => {
    expect(await visitOf(key, "2001:db8::1", "Browser")).toBe(
      await visitOf(key, "2001:db8::2:3:4", "Browser"),
    );
  });

  it("tells 16 browsers of one address apart, and no more", async () => {
    const visits = await Promise.all(
      Array.from({ length: 500 }, (_, index) => visitOf(key, "192.0.2.1", `Browser ${index}`)),
    );
    expect(new Set(visits).size).toBe(16);
  });
});
