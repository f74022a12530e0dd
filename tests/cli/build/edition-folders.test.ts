import { expect, it } from "vitest";
import { developmentArguments } from "../../../src/cli/build/edition-folders.ts";

it("wrangler takes any port for its debugger, unless the user names one", () => {
  expect(developmentArguments().join(" ")).toMatch(/ --inspector-port 0$/);
  const named = developmentArguments(["--inspector-port", "9229"]).join(" ");
  expect(named).toMatch(/ --inspector-port 9229$/);
  expect(named.match(/--inspector-port/g)).toHaveLength(1);
});
