import { diskError } from "../content/files/disk-error.ts";

/*
 * To be imported by each command: what stops it unforeseen is told as what it is. A full disk is no
 * defect of Broadsheet; anything that gets here and is no trouble with the disk is one.
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
