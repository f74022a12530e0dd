import { diskError } from "../content/files/disk-error.ts";
import { formatFinding } from "./format-finding.ts";

/*
 * Every command imports this. It explains an error that no code has caught. Either this computer refuses
 * something, for example because its disk is full, or Broadsheet has a defect.
 */
process.on("uncaughtException", (cause) => {
  const problem = diskError(cause);
  console.error(
    problem === undefined
      ? `${cause.stack}\n help: this is a defect of Broadsheet: please report it`
      : formatFinding(problem),
  );
  process.exit(1);
});
