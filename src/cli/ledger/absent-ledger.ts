import { type ContentError, fileError } from "../../content/content-error.ts";
import { ledgerPath } from "./ledger-file.ts";
import type { LedgerFile } from "./ledger-gate.ts";

/**
 * Whether it is right that there is no ledger. Without one nothing is known of what readers have seen,
 * so only a person can say that there is nothing to know.
 *
 * @param first whether somebody has said that nothing was deployed before
 */
export function absentLedger({ source }: LedgerFile, first: boolean): ContentError[] {
  const isAbsent = source.text === "";
  if (isAbsent === first) return [];
  return [
    isAbsent
      ? fileError(
          ledgerPath,
          "there is no ledger, so nobody knows what readers have seen",
          "if nothing of this publication has been deployed before, run npm run deploy -- --first; else restore the file from the history, or from the machine that deployed last",
        )
      : fileError(
          ledgerPath,
          "there is a ledger, so this is not the first deployment",
          "leave out --first",
        ),
  ];
}
