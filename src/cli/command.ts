import { formatFinding } from "../content/content-error.ts";
import { diskError } from "../content/files/disk-error.ts";
import { type Command, readArguments, starterOf } from "./read-arguments.ts";
import { renamedOptions } from "./renamed-options.ts";

// Every command imports this file. This explains an error that no code has caught: either this computer
// refuses something, for example because its disk is full, or Broadsheet has a defect.
process.on("uncaughtException", (cause) => {
  const problem = diskError(cause);
  console.error(
    problem === undefined
      ? `${cause.stack}\n help: this is a defect of Broadsheet: please report it`
      : formatFinding(problem),
  );
  process.exit(1);
});

/**
 * Reads the arguments of this process. If they ask for help, it prints the help and exits with 0. If
 * something is wrong with them, it says so and exits with 2.
 */
export function argumentsOf<O extends Command["options"]>(command: Command<O>) {
  const [, program, ...args] = process.argv;
  const starter = starterOf(program, process.env["npm_lifecycle_event"]);
  const read = readArguments(command, args, starter, renamedOptions);
  if ("problem" in read) return stop(read.problem, 2);
  if ("help" in read) {
    console.log(read.help);
    process.exit(0);
  }
  for (const warning of read.warnings) console.error(warning);
  return read;
}

/** Prints what is wrong and ends the process. */
export function stop(message: string, status = 1): never {
  console.error(message);
  process.exit(status);
}
