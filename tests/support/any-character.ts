import fc from "fast-check";

/**
 * Any character of Unicode, one of three in ASCII, as the `unit` of a text. fast-check's own unit "binary"
 * gives the same characters, but takes most of a second in each process to list all of them.
 */
export const anyCharacter = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0x80, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((code) => String.fromCodePoint(code));
