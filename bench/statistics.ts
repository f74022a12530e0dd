import { randomNumbers } from "./random.ts";

/** The median. Of an even count of numbers, it is the upper one of the middle two. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Shuffles things. The same seed gives the same order. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const random = randomNumbers(seed);
  return things
    .map((thing) => ({ thing, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ thing }) => thing);
}
