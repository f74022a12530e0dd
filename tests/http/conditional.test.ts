import { expect, it } from "vitest";
import { isKnown } from "../../src/http/conditional.ts";

// RFC 9110, sections 8.8.3.2 (weak comparison) and 13.1.2 (If-None-Match).
it.each([
  ['W/"a"', true],
  ['"a"', true],
  ['"x", W/"a"', true],
  ['"x","y" , "a"', true],
  ["*", true],
  [" * ", true],
  ['"x, a", "y"', false],
  ['W/"b"', false],
  ['"A"', false],
  ["a", false],
  ['"a', false],
  ['w/"b", nonsense, "a"', true],
  ["", false],
  [undefined, false],
])('%j knows W/"a": %s', (header, known) => {
  expect(isKnown(header, 'W/"a"')).toBe(known);
});
