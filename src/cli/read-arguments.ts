import { parseArgs } from "node:util";
import { nearest } from "../article/nearest.ts";

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
  readonly usage: string;
  readonly options: O;
  /** What its arguments are besides options, if it takes any. */
  readonly takes?: string;
  /** Whether it passes what follows `--` to another program. */
  readonly passesOn?: boolean;
  readonly notes?: readonly string[];
  readonly example: string;
}

/**
 * Reads the arguments of a command.
 *
 * @returns the options and the other arguments; or the help, if `--help` is among the arguments; or a
 *   problem with what to write instead
 */
export function readArguments<O extends Options>(command: Command<O>, args: readonly string[]) {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  if (own.includes("--help") || own.includes("-h")) return { help: helpText(command) };
  const problem = problemIn(command, args);
  if (problem !== undefined) return { problem };
  return parseArgs({ args: [...args], options: command.options, allowPositionals: true });
}

/** The help of a command: what it does, how to call it, its options and an example. */
export function helpText({ summary, usage, options, notes = [], example }: Command): string {
  const rows = [
    ...Object.entries(options).map(([name, { value, help }]) => [spelling(name, value), help]),
    ["--help", "Show this text."],
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return [
    `${summary}\n`,
    `Usage: ${usage}\n`,
    "Options:",
    ...rows.map(([name = "", help]) => `  ${name.padEnd(width)}  ${help}`),
    "",
    ...(notes.length === 0 ? [] : [...notes, ""]),
    "Example:",
    `  ${example}`,
  ].join("\n");
}

function spelling(name: string, value: string | undefined): string {
  return value === undefined ? `--${name}` : `--${name} <${value}>`;
}

/** Each option has one spelling. Whatever else is written is a problem, never ignored. */
function problemIn(command: Command, args: readonly string[]): string | undefined {
  const { options, usage } = command;
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
    if (token.kind === "positional" && command.takes === undefined && !isPassedOn) {
      return refusal(`this command does not take ${JSON.stringify(token.value)}`, `write ${usage}`);
    }
    if (token.kind !== "option") continue;
    const name = `--${token.name}`;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined || !token.rawName.startsWith("--")) {
      const known = [...Object.keys(options), "help"].map((key) => `--${key}`);
      return refusal(`there is no option ${token.rawName}`, `write ${nearest(name, known)}`);
    }
    if (option.type === "boolean") {
      if (token.value === undefined) continue;
      return refusal(`${name} takes no value`, `write ${name} alone, or leave it out`);
    }
    const { value, inlineValue } = token;
    if (value === undefined || (value.startsWith("-") && inlineValue !== true)) {
      return refusal(`${name} needs a value`, `write ${spelling(token.name, option.value)}`);
    }
    if (option.choices !== undefined && !option.choices.includes(value)) {
      return refusal(
        `${name} cannot be ${JSON.stringify(value)}`,
        `write ${name} ${nearest(value, option.choices)}`,
      );
    }
  }
  return undefined;
}

function refusal(message: string, fix: string): string {
  return `error: ${message}\n help: ${fix}`;
}
