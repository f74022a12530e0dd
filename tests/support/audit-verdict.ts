import { z } from "zod";

/** The part of `npm audit --json` that counts. It is missing if the registry did not answer. */
const reportSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

/** The result of a report on known vulnerabilities. */
export interface Verdict {
  readonly passes: boolean;
  readonly text: string;
  /** False if the registry did not answer. */
  readonly answered: boolean;
}

/** @param output the output of `npm audit --json` */
export function verdictOn(output: string): Verdict {
  const report = reportSchema.safeParse(parsed(output));
  if (!report.success) {
    return {
      passes: true,
      answered: false,
      text: "Nothing was checked: the registry did not answer.",
    };
  }
  const all = Object.entries(report.data.vulnerabilities);
  const grave = all.filter(([, { severity }]) => /^(high|critical)$/.test(severity));
  const lines = grave.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`);
  return {
    passes: grave.length === 0,
    answered: true,
    text: [
      `${all.length} packages with known vulnerabilities, ${grave.length} grave.`,
      ...lines,
    ].join("\n"),
  };
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
