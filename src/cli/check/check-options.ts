import { parseArgs } from "node:util";
import { type ReportFormat, reportFormats } from "./report.ts";

/** What `npm run check` is asked for. */
export interface CheckOptions {
  readonly format: ReportFormat;
  readonly against?: string | undefined;
  readonly write: boolean;
}

/** Reads the arguments of `npm run check`, or says what is wrong with them. */
export function checkOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CheckOptions | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        format: { type: "string" },
        against: { type: "string" },
        write: { type: "boolean", default: false },
      },
    });
    const byDefault = env["GITHUB_ACTIONS"] ? "github" : "text";
    const format = reportFormats.find((one) => one === (values.format ?? byDefault));
    if (format === undefined) {
      return { problem: `--format: write one of ${reportFormats.join(", ")}` };
    }
    return { format, against: values.against, write: values.write };
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : String(cause) };
  }
}
