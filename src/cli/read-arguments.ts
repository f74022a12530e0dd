import { parse } from "node:path";
import { parseArgs } from "node:util";
import { nearest } from "../article/nearest.ts";
import { formatFinding } from "../content/content-error.ts";
import type { RenamedOption } from "./renamed-options.ts";

interface Option {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  /** Names the value in the help. */
  readonly value?: string;
  /** The only values that the option takes. */
  readonly choices?: readonly string[];
  readonly help: string;
}

type Options = Readonly<Record<string, Option>>;

/** A command: what it takes, and what its help says. */
export interface Command<O extends Options = Options> {
  /** What the command does, in a line. */
  readonly summary: string;
  /** How to call it with npm. */
  readonly usage: string;
  readonly options: O;
  /** What it needs besides options. Without this, it takes only options. */
  readonly takes?: string;
  /** Whether it passes what follows `--` to another program. */
  readonly passesOn?: boolean;
  readonly notes?: readonly string[];
  /** A call with npm. */
  readonly example: string;
}

/** How a command was started: `npm run check -- --write` or `broadsheet check --write`. */
export type Starter = "npm" | "broadsheet";

/**
 * Tells how this process was started.
 *
 * @param program the file that Node runs
 * @param script the npm script that runs it: the variable `npm_lifecycle_event`
 */
export function starterOf(program: string | undefined, script: string | undefined): Starter {
  // npx sets the variable too.
  const isScript = script !== undefined && script !== "npx";
  return !isScript && parse(program ?? "").name === "broadsheet" ? "broadsheet" : "npm";
}

/**
 * Reads the arguments of a command.
 *
 * @param starter the help and the problem tell the user to start the command in this way
 * @param renamed options that have a new name
 * @returns the options and the other arguments, with warnings of old names; or the help, if `--help` is among the arguments; or a
 *   problem with what to write instead
 */
export function readArguments<O extends Options>(
  command: Command<O>,
  args: readonly string[],
  starter: Starter = "npm",
  renamed: readonly RenamedOption[] = [],
) {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  if (own.includes("--help") || own.includes("-h")) return { help: helpText(command, starter) };
  const { current, warnings } = underNewNames(command, own, renamed);
  const all = [...current, ...args.slice(own.length)];
  const problem = problemIn(command, all, starter);
  if (problem !== undefined) return { problem };
  const parsed = parseArgs({ args: all, options: command.options, allowPositionals: true });
  return { ...parsed, warnings };
}

/** Gives options their new names, with a warning for each. */
function underNewNames(
  { options }: Command,
  args: readonly string[],
  renamed: readonly RenamedOption[],
) {
  const warnings: string[] = [];
  const current = args.map((argument) => {
    const [name = "", ...value] = argument.split("=");
    const found = renamed.find(
      ({ from, to }) => name === `--${from}` && Object.hasOwn(options, to),
    );
    if (found === undefined) return argument;
    const { to, until } = found;
    const fix = `write --${to}: from version ${until} on, ${name} is an error`;
    warnings.push(formatFinding({ message: `${name} is now called --${to}`, fix }, "warning"));
    return [`--${to}`, ...value].join("=");
  });
  return { current, warnings };
}

/** The help of a command: what it does, how to call it, its options and an example. */
export function helpText(
  { summary, usage, options, notes = [], example }: Command,
  starter: Starter = "npm",
): string {
  const rows = [
    ...Object.entries(options).map(([name, { value, help }]) => [spelling(name, value), help]),
    ["--help", "Show this text."],
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return [
    `${summary}\n`,
    `Usage: ${callOf(usage, starter)}\n`,
    "Options:",
    ...rows.map(([name = "", help]) => `  ${name.padEnd(width)}  ${help}`),
    "",
    ...(notes.length === 0 ? [] : [...notes, ""]),
    "Example:",
    `  ${callOf(example, starter)}`,
  ].join("\n");
}

/** Rewrites a call with npm for the way in which the command was started. */
function callOf(call: string, starter: Starter): string {
  return starter === "npm" ? call : call.replace(/npm (?:run )?(\w+)(?: --)?/, "broadsheet $1");
}

function spelling(name: string, value: string | undefined): string {
  return value === undefined ? `--${name}` : `--${name} <${value}>`;
}

/** Finds what is wrong with the arguments. Every option has one spelling, and no argument is ignored. */
function problemIn(
  command: Command,
  args: readonly string[],
  starter: Starter,
): string | undefined {
  const { options, takes } = command;
  const usage = callOf(command.usage, starter);
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let isPassedOn = false;
  for (const token of tokens) {
    if (token.kind === "option-terminator") isPassedOn = command.passesOn === true;
    if (token.kind === "positional" && takes === undefined && !isPassedOn) {
      return problemText(
        `this command does not take ${JSON.stringify(token.value)}`,
        `write ${usage}`,
      );
    }
    if (token.kind !== "option") continue;
    const name = `--${token.name}`;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      const known = [...Object.keys(options), "help"].map((key) => `--${key}`);
      return problemText(`there is no option ${token.rawName}`, `write ${nearest(name, known)}`);
    }
    if (option.type === "boolean") {
      if (token.value === undefined) continue;
      return problemText(`${name} takes no value`, `write ${name} alone, or leave it out`);
    }
    const { value, inlineValue } = token;
    if (value === undefined || (value.startsWith("-") && inlineValue !== true)) {
      return problemText(`${name} needs a value`, `write ${spelling(token.name, option.value)}`);
    }
    if (option.choices !== undefined && !option.choices.includes(value)) {
      return problemText(
        `${name} cannot be ${JSON.stringify(value)}`,
        `write ${name} ${nearest(value, option.choices)}`,
      );
    }
  }
  return takes === undefined || tokens.some(({ kind }) => kind === "positional")
    ? undefined
    : problemText(`${takes} is missing`, `write ${usage}`);
}

function problemText(message: string, fix: string): string {
  return formatFinding({ message, fix });
}
