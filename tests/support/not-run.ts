/** The part of vitest's JSON report that this reads. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/**
 * A line for each test that did not run, for any reason.
 *
 * @param root the folder from which file names are relative
 */
export function notRun({ testResults }: Report, root: string): string[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== "passed" && status !== "failed")
      .map(({ fullName }) => `${name.replace(`${root}/`, "")}: ${fullName}`),
  );
}
