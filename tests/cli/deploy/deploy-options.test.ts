import { expect, it } from "vitest";
import { deployOptions } from "../../../src/cli/deploy/deploy-options.ts";

it("reads what deploy takes, and passes on what wrangler is to have", () => {
  const nothing = { dryRun: false, first: false, wrangler: [] };
  expect(deployOptions([])).toEqual(nothing);
  expect(deployOptions(["--dry-run"])).toEqual({ ...nothing, dryRun: true });
  expect(deployOptions(["--first", "--tag", "v1", "--message=A fix"])).toEqual({
    dryRun: false,
    first: true,
    wrangler: ["--message=A fix", "--tag=v1"],
  });
});

it.each([
  "--dry-run=true",
  "--dry-run=false",
  "--dryRun",
  "--no-dry-run",
  "--dry-run true",
  "--env staging",
  "--name other",
  "--outdir x",
  "-c other.toml",
  "src/other.ts",
  "--message",
])("refuses %s, and says what there is", (args) => {
  expect(deployOptions(args.split(" "))).toEqual({
    problem: expect.stringMatching(/\nnpm run deploy -- takes --dry-run, --first, --message/),
  });
});
