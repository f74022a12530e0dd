import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeRedirects, oldAddress, RedirectTable } from "../../src/article/redirects.ts";

type Pairs = readonly (readonly [string, string])[];

function tableOf(...redirects: Pairs): RedirectTable {
  return new RedirectTable(encodeRedirects(redirects));
}

describe("the table of redirects", () => {
  it("finds every address, and no other", () => {
    const address = fc.stringMatching(/^\/[a-c旧]{0,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 40 }), address, (all, other) => {
        const table = tableOf(...all.map((from) => [from, `/to${from}`] as const));
        for (const from of [...all, other]) {
          const to = all.includes(from) ? `/to${from}` : undefined;
          expect(table.find(from, "")?.to).toBe(to);
        }
      }),
    );
  });

  it("prefers the address with most parameters, and gives back the others of the request", () => {
    const table = tableOf(
      ["/", "/plain"],
      [oldAddress("/", [["p", "1"]]), "/one"],
      [
        oldAddress("/", [
          ["p", "1"],
          ["lang", "de"],
        ]),
        "/both",
      ],
      [oldAddress("/", [["q", "a b&c"]]), "/text"],
    );
    const find = (search: string) => {
      const { to, search: rest } = table.find("/", search) ?? {};
      return [to, rest];
    };
    expect(find("")).toEqual(["/plain", ""]);
    expect(find("?p=1")).toEqual(["/one", ""]);
    expect(find("?x=2&p=1&utm_source=y")).toEqual(["/one", "?x=2&utm_source=y"]);
    expect(find("?p=1&lang=de")).toEqual(["/both", ""]);
    expect(find("?lang=de&x&p=%31")).toEqual(["/both", "?x="]);
    expect(find("?lang=fr&p=1")).toEqual(["/one", "?lang=fr"]);
    expect(find("?q=a+b%26c")).toEqual(["/text", ""]);
    expect(find("?p=2")).toEqual(["/plain", "?p=2"]);
    expect(table.find("/other", "?p=1")).toBeUndefined();
  });

  it("costs the index nothing if there are none", () => {
    expect(encodeRedirects([])).toBeUndefined();
    expect(new RedirectTable().isEmpty).toBe(true);
    expect(new RedirectTable().find("/", "?p=1")).toBeUndefined();
  });
});

it("the table of redirects prefers more parameters to those that come first in the alphabet", () => {
  const table = new RedirectTable(
    encodeRedirects([
      [oldAddress("/", [["a", "1"]]), "/one/"],
      [
        oldAddress("/", [
          ["b", "2"],
          ["c", "3"],
        ]),
        "/two/",
      ],
    ]),
  );
  expect(table.find("/", "?a=1&b=2&c=3")).toMatchObject({ to: "/two/", search: "?a=1" });
  expect(table.find("/", "?a=1&b=2")).toMatchObject({ to: "/one/", search: "?b=2" });
});
