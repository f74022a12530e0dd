import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { errorCode, formatFinding } from "../content/content-error.ts";
import { argumentsOf, stop } from "./command.ts";
import { init } from "./commands.ts";
import { ask } from "./init/ask.ts";
import { engineFolder, engineRange } from "./init/engine.ts";
import { drawIcons } from "./init/icons.ts";
import { type Answers, problemOf, siteOf, usualAnswers } from "./init/site.ts";
import { createSite, siteFiles } from "./init/site-files.ts";

/*
 * broadsheet init <folder> [options]: makes a new publication. It asks for what the options do not say,
 * unless --yes is among them. It never writes over a file.
 */
const { values, positionals } = argumentsOf(init);
const [name = "", another] = positionals;
if (another !== undefined) {
  const message = `this command makes one publication, in ${name}, and does not take ${JSON.stringify(another)}`;
  stop(formatFinding({ message, fix: 'put a name with blanks in quotes, as in "my news"' }), 2);
}
const folder = resolve(name);
if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
  stop(formatFinding({ message: `${name} is a file`, fix: "choose another name for the folder" }));
}
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const given = answersGiven();
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
const taken = await createSite(folder, files).catch((cause: unknown) => {
  const message = `the publication cannot be written to ${name} (${errorCode(cause)})`;
  return stop(formatFinding({ message, fix: "choose a folder in which you may write" }));
});
if (taken.length > 0) {
  const names = taken.map((path) => `  ${join(name, path)}`).join("\n");
  stop(
    `Nothing was written, because these files are there already:\n${names}\nChoose another folder.`,
  );
}
const steps = ["npm install", "npm start"];
if (folder !== process.cwd()) steps.unshift(`cd ${/\s/.test(name) ? JSON.stringify(name) : name}`);
const place = folder === process.cwd() ? "this folder" : name;
console.log(`${site.title} is in ${place}. To see it:\n\n  ${steps.join("\n  ")}\n`);

/** The answers that the options give. */
function answersGiven(): Partial<Answers> {
  const { title, address, language, "time-zone": timeZone, topic: topics, accent } = values;
  const all = { title, address, language, timeZone, topics, accent };
  return Object.fromEntries(Object.entries(all).filter(([, answer]) => answer !== undefined));
}

async function answered(): Promise<Answers> {
  if (values.yes === true) return { ...usual, ...given };
  if (!process.stdin.isTTY) {
    stop(
      "There is no terminal to ask questions in. Add --yes, and give your answers as options.",
      2,
    );
  }
  return (await ask(given, usual)) ?? process.exit(1);
}

function said(answer: Exclude<keyof typeof problemOf, "topics">, option: string): string[] {
  return described(option, problemOf[answer](answers[answer]));
}

function described(option: string, problem: string | undefined): string[] {
  return problem === undefined ? [] : [`${option}: ${problem}.`];
}
