import { type ContentError, fileError } from "../content/content-error.ts";
import { diskError } from "../content/files/disk-error.ts";

const report = "this is a defect of Broadsheet: please report it, with this file";

/** An article with a good manuscript that cannot be pressed: usually a defect of the press. */
export class PressError extends Error {
  /** @param fix what to do, a sentence without a full stop */
  constructor(
    readonly file: string,
    cause: unknown,
    readonly fix = report,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "PressError";
  }
}

/** Reports a failure of the press: a problem with the disk, one that says how to fix it, or a defect. */
export function defect(file: string, cause: unknown): ContentError {
  const { message, fix } = diskError(cause) ?? {
    message: cause instanceof Error ? cause.message : String(cause),
    fix: cause instanceof PressError ? cause.fix : report,
  };
  const where = cause instanceof PressError ? cause.file : file;
  return fileError(where, `this cannot be pressed: ${message}`, fix);
}
