import { type ContentError, fileError } from "../content/content-error.ts";
import { PressError } from "../press/press-article.ts";

/** What was thrown while reading or pressing, as an error that no author could have made. */
export function defect(cause: unknown): ContentError {
  return fileError(
    cause instanceof PressError ? cause.file : "content",
    `this cannot be pressed: ${cause instanceof Error ? cause.message : String(cause)}`,
    "this is a defect of Broadsheet: please report it, with this file",
  );
}
