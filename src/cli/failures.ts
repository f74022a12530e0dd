import { diskError } from "../content/files/disk-error.ts";

/*
 * Every command imports this. It explains an error that no code has caught: either the disk is full or
 * read-only, or Broadsheet has a defect.
 */
process.on("uncaughtException", (cause) => {
  const problem = diskError(cause);
  console.error(
    problem === undefined
      ? `${cause.stack}\n help: this is a defect of Broadsheet: please report it`
      : `error: ${problem.message}\n help: ${problem.fix}`,
  );
  process.exit(1);
});
