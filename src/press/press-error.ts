/** An article that cannot be pressed: a defect of the press, as its manuscript was found good. */
export class PressError extends Error {
  /** @param fix what to do, a sentence without a full stop */
  constructor(
    readonly file: string,
    cause: unknown,
    readonly fix = "this is a defect of Broadsheet: please report it, with this file",
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "PressError";
  }
}
