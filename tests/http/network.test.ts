import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "../../src/http/network.ts";

describe("networkOf", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1", "192.0.2.1"],
    ["", "", ""],
    ["::1", "0:0:0:0", "0:0:0"],
    ["::", "0:0:0:0", "0:0:0"],
    ["2001:db8::1", "2001:db8:0:0", "2001:db8:0"],
    ["2001:0DB8:1:2:3:4:5:6", "2001:db8:1:2", "2001:db8:1"],
    ["2001:db8::1:2:3:4:5", "2001:db8:0:1", "2001:db8:0"],
    ["1::", "1:0:0:0", "1:0:0"],
    ["::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"],
    ["::FFFF:c000:201", "192.0.2.1", "192.0.2.1"],
    ["64:ff9b::192.0.2.1", "64:ff9b:0:0", "64:ff9b:0"],
    ["1:2:3", "1:2:3", "1:2:3"],
    [":::", ":::", ":::"],
  ])("puts %j into network %j of site %j", (address, network, site) => {
    expect(networkOf(address)).toEqual({ network, site });
  });

  it("finds the beginning of any IPv6 address, in every notation", () => {
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.nat(3), (groups, zeros) => {
        fc.pre(groups[5] !== 0xffff);
        const plain = groups.map((number) => number.toString(16));
        const padded = plain.map((text) => text.padStart(1 + zeros, "0").toUpperCase());
        const { hostname } = new URL(`http://[${plain.join(":")}]/`);
        const network = { network: plain.slice(0, 4).join(":"), site: plain.slice(0, 3).join(":") };
        expect(networkOf(padded.join(":"))).toEqual(network);
        expect(networkOf(hostname.slice(1, -1))).toEqual(network);
      }),
    );
  });

  it("returns anything else unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0:.f]@/%[x") }), (text) => {
        expect(typeof networkOf(text).network).toBe("string");
      }),
    );
  });
});
