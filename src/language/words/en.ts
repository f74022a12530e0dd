import type { Words } from "../words.ts";

/** English, which every other language falls back to. */
export const english: Words = {
  correction: ["Correction, ", ":"],
  firstAppeared: (title) => `This article first appeared in ${title}:`,
  footnotes: "Footnotes",
  backToReference: (number) => `Back to reference ${number}`,
  audio: (title) => `Audio: ${title}`,
  video: (title) => `Video: ${title}`,
  space: " ",
  // Said as they were written.
  roles: {},
};
