#!/usr/bin/env node
import { delimiter, join } from "node:path";

/*
 * broadsheet <command> [options]: the program of the package. In the repository, each npm script runs the
 * file of its command directly.
 */
const commands = new Map<string, { readonly does: string; readonly run: () => Promise<unknown> }>([
  ["init", { does: "makes a new publication in a folder", run: () => import("./init.ts") }],
  ["start", { does: "shows the site on this computer", run: () => import("./start.ts") }],
  ["new", { does: "makes the folder of a new article", run: () => import("./new.ts") }],
  ["import", { does: "brings the articles of another system", run: () => import("./import.ts") }],
  ["check", { does: "lists what is wrong in content/", run: () => import("./check.ts") }],
  ["build", { does: "presses content/ into dist/", run: () => import("./build.ts") }],
  ["deploy", { does: "puts the site online", run: () => import("./deploy.ts") }],
  ["views", { does: "shows how often articles were viewed", run: () => import("./views.ts") }],
  ["editor", { does: "gives the site an editor in the browser", run: () => import("./editor.ts") }],
  [
    "rollback",
    { does: "deploys content/ as it was in a commit", run: () => import("./rollback.ts") },
  ],
]);

const [name = "--help"] = process.argv.splice(2, 1);
const command = commands.get(name);
if (command === undefined) {
  const isHelp = name === "--help" || name === "-h" || name === "help";
  const list = [...commands].map(([name, { does }]) => `  ${name.padEnd(10)}${does}`).join("\n");
  const more = "broadsheet <command> --help lists the options of a command.";
  const text = `broadsheet <command> [options]\n\n${list}\n\n${more}`;
  if (isHelp) console.log(text);
  else console.error(`There is no command ${name}.\n\n${text}`);
  process.exit(isHelp ? 0 : 2);
}
// The commands run wrangler. npm installs it in one of these folders, and PATH may have neither.
const engine = join(import.meta.dirname, "../..");
const folders = [join(engine, "node_modules/.bin"), join(engine, "../.bin")];
process.env["PATH"] = [...folders, process.env["PATH"]].join(delimiter);
await command.run();
