import { expect, it } from "vitest";
import { freshness } from "../../src/http/representation.ts";

it.each([
  [300, undefined, 300],
  [300, { from: 1_000, until: 1_000_000 }, 300],
  [300, { from: 1_000, until: 31_000 }, 30],
  [300, { from: 1_000, until: 2_999 }, 1],
  [300, { from: 1_000, until: 1_001 }, 0],
  [300, { from: 1_000, until: 500 }, 0],
  [300, { from: 1_000, until: Number.POSITIVE_INFINITY }, 300],
  [0, { from: 0, until: 1_000_000 }, 0],
])(
  "shortens a max-age of %i with a change at %j to %i, never beyond the change (RFC 9111, section 5.2.2.1)",
  (maxAge, span, seconds) => {
    expect(freshness(maxAge, span)).toBe(seconds);
  },
);
