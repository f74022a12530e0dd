import { expect, it } from "vitest";
import { withoutRefused } from "../../../../src/cli/import/write/old-addresses.ts";

it("leaves out the old addresses of texts that were refused", () => {
  const texts = new Map([
    ["page about", { path: "/about/" }],
    ["page staff", { path: "/staff/" }],
  ]);
  const old = {
    aliases: new Map([
      ["one", ["/1/"]],
      ["two", ["/2/"]],
    ]),
    redirects: new Map([
      ["/old-about", "/about/"],
      ["/old-staff", "/staff/"],
    ]),
  };
  const { aliases, redirects } = withoutRefused(old, new Set(["page about", "two"]), texts);
  expect([...aliases.keys()]).toEqual(["one"]);
  expect([...redirects.keys()]).toEqual(["/old-staff"]);
});
