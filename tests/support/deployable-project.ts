import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";
import { projectCopy, runCommand } from "./project-copy.ts";

/** In place of wrangler, which would need an account: says what it was asked for. */
const wrangler = `#!/bin/sh
echo "wrangler $*"
echo "$DEPLOYED" >> moments
mkdir -p dist && echo '{ "outputs": {} }' > dist/bundle.json
grep -c pending content/published.json >> pending 2>&1
exit "$WRANGLER_STATUS"
`;

/** A copy of the project with an address and an authority that somebody could own. */
export async function deployableProject() {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  const at = (path: string) => join(folder, path);
  const edit = async (path: string, change: (source: string) => string) =>
    writeFile(at(path), change(await readFile(at(path), "utf8")));
  await edit("content/channel.yaml", (source) =>
    source
      .replace(/^url: .*$/m, "url: https://news.ustb.edu.cn")
      .replace(/^authority: .*$/m, 'authority: "ustb.edu.cn,2021"'),
  );
  await mkdir(at("bin"));
  await writeFile(at("bin/wrangler"), wrangler);
  await chmod(at("bin/wrangler"), 0o755);
  /** Runs a command while wrangler ends with this status. */
  const run = (status: number, command: string, ...args: string[]) =>
    runCommand(folder, command, args, {
      PATH: `${at("bin")}${delimiter}${process.env["PATH"]}`,
      WRANGLER_STATUS: String(status),
      SOURCE_DATE_EPOCH: "1000",
    });
  const deploy = (status: number, ...args: string[]) => run(status, "deploy", ...args);
  /** The text of the ledger. */
  const ledger = () => readFile(at("content/published.json"), "utf8");
  /** The moments of the deployments that wrangler was asked for. */
  const moments = async () =>
    (await readFile(at("moments"), "utf8")).trim().split("\n").map(Number);
  return { folder, at, edit, run, deploy, ledger, moments };
}
