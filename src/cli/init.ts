import "./failures.ts";
import { join, resolve } from "node:path";
import { ask } from "./init/ask.ts";
import { createSite } from "./init/create-site.ts";
import { engineFolder, engineRange } from "./init/engine.ts";
import { drawIcons } from "./init/icons.ts";
import { initHelp, initOptions } from "./init/init-options.ts";
import { type Answers, problemOf, siteOf, usualAnswers } from "./init/site.ts";
import { siteFiles } from "./init/site-files.ts";

/*
 * broadsheet init <folder> [options]: makes a new publication. It asks for what the options do not say,
 * unless --yes is among them. It never writes over a file.
 */
if (process.argv.includes("--help")) {
  console.log(initHelp);
  process.exit(0);
}
const options = initOptions(process.argv.slice(2));
if ("problem" in options) stop(options.problem, 2);
const folder = resolve(options.folder);
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const usual = usualAnswers(folder, here);
const answers = await answered();
const problems = [
  said("title", "--title"),
  said("address", "--address"),
  said("language", "--language"),
  said("timeZone", "--time-zone"),
  said("accent", "--accent"),
  ...described("--topic", problemOf.topics(answers.topics)),
].flat();
if (problems.length > 0) stop(problems.join("\n"), 2);
const site = siteOf(answers, folder, Date.now());
const icons = await drawIcons(site.title, site.accent);
const files = siteFiles(site, icons, engineFolder, engineRange(engineFolder, folder));
const taken = await createSite(folder, files);
if (taken.length > 0) {
  const names = taken.map((path) => `  ${join(options.folder, path)}`).join("\n");
  stop(
    `Nothing was written, because these files are there already:\n${names}\nChoose another folder.`,
  );
}
console.log(`${site.title} lies in ${options.folder}. To see it:

  cd ${options.folder}
  npm install
  npm start
`);

async function answered(): Promise<Answers> {
  if ("problem" in options) return usual;
  if (options.yes) return { ...usual, ...options.said };
  if (!process.stdin.isTTY) {
    stop(
      "There is no terminal to ask questions in. Add --yes, and say what you want by options.",
      2,
    );
  }
  return (await ask(options.said, usual)) ?? process.exit(1);
}

function said(answer: Exclude<keyof typeof problemOf, "topics">, option: string): string[] {
  return described(option, problemOf[answer](answers[answer]));
}

function described(option: string, problem: string | undefined): string[] {
  return problem === undefined ? [] : [`${option}: ${problem}.`];
}

function stop(message: string, status = 1): never {
  console.error(message);
  process.exit(status);
}
