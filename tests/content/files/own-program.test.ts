import { expect, it } from "vitest";
import { ownProgram } from "../../../src/content/files/own-program.ts";

it("runs TypeScript with tsx in the repository, and JavaScript in the package", () => {
  const source = new URL("file:///project/src/press/press-worker.ts");
  expect(ownProgram(source)).toEqual({ url: source.href, execArgv: ["--import", "tsx"] });
  expect(ownProgram(source, "file:///node_modules/broadsheet/lib/own-program.js")).toEqual({
    url: "file:///project/src/press/press-worker.js",
    execArgv: [],
  });
  const module = new URL("file:///lib/development.mts");
  expect(ownProgram(module, "file:///lib/own-program.js").url).toBe("file:///lib/development.mjs");
});
