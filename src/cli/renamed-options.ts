/** An option that has a new name. The old name works for one minor version. */
export interface RenamedOption {
  /** Without the hyphens. */
  readonly from: string;
  readonly to: string;
  /** The version in which the old name stops working, such as `0.3.0`. Then the line is deleted. */
  readonly until: string;
}

/** None so far. */
export const renamedOptions: readonly RenamedOption[] = [];
