/*
 * The columns of the index as JSON stores them: short to store, and quick to read at start-up.
 */

/** Numbers in ascending order, each as its distance from the previous one. */
export function encodeGrowing(values: readonly number[]): number[] {
  let last = 0;
  return values.map((value) => {
    const distance = value - last;
    last = value;
    return distance;
  });
}

/** Reads what {@link encodeGrowing} wrote. */
export function decodeGrowing(distances: readonly number[]): Float64Array {
  const values = new Float64Array(distances.length);
  let last = 0;
  distances.forEach((distance, row) => {
    last += distance;
    values[row] = last;
  });
  return values;
}

/** A short list of small numbers for each row. */
export interface Lists {
  /** Where each row's list begins. One more number says where the last list ends. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Lists of numbers in one array, each preceded by its length. */
export function encodeLists(lists: readonly (readonly number[])[]): number[] {
  return lists.flatMap((list) => [list.length, ...list]);
}

/** Reads what {@link encodeLists} wrote. */
export function decodeLists(flat: readonly number[], rows: number): Lists {
  const starts = new Uint32Array(rows + 1);
  const values = new Uint32Array(flat.length - rows);
  let from = 0;
  let to = 0;
  for (let row = 0; row < rows; row++) {
    const length = flat[from++] ?? 0;
    for (let item = 0; item < length; item++) values[to++] = flat[from++] ?? 0;
    starts[row + 1] = to;
  }
  return { starts, values };
}

/** The numbers in a row's list. */
export function listOf({ starts, values }: Lists, row: number): Uint32Array {
  return values.subarray(starts[row], starts[row + 1]);
}

/** Whether a row's list holds a marked number. */
export function holdsMarked(
  { starts, values }: Lists,
  row: number,
  marks: Readonly<Uint8Array>,
): boolean {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) {
    if (marks[values[at] ?? 0] === 1) return true;
  }
  return false;
}

/** For each number below `count`, the rows whose lists hold it, in order. */
export function rowsByValue({ starts, values }: Lists, count: number): Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (const value of values) sizes[value] = (sizes[value] ?? 0) + 1;
  const rows = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(count);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const value = values[at] ?? 0;
      const place = filled[value] ?? 0;
      const list = rows[value];
      if (list === undefined) continue;
      list[place] = row;
      filled[value] = place + 1;
    }
  }
  return rows;
}
