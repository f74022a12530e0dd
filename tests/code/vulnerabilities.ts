import { spawnSync } from "node:child_process";
import { verdictOn } from "../support/audit-verdict.ts";

/*
 * npm run vulnerabilities: asks the registry for known vulnerabilities of the packages in
 * package-lock.json. Exits with 1 if one is high or critical. If the registry does not answer, warns and
 * exits with 0. It is not part of npm test, which needs no network.
 */
const { stdout } = spawnSync("npm", ["audit", "--json"], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
const { passes, answered, text } = verdictOn(stdout);
// A workflow command, for which GitHub Actions shows the text next to the change.
const level = passes ? "warning" : "error";
const isShown = process.env["GITHUB_ACTIONS"] !== undefined && !(passes && answered);
console.log(isShown ? `::${level}::${text.replaceAll("\n", "%0A")}` : text);
process.exitCode = passes ? 0 : 1;
