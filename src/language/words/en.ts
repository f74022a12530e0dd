import type { Words } from "../words.ts";

/** English, the fallback for every other language. */
export const english: Words = {
  correction: ["Correction, ", ":"],
  firstAppeared: (title) => `This article first appeared in ${title}:`,
  footnotes: "Footnotes",
  backToReference: (number) => `Back to reference ${number}`,
  audio: (title) => `Audio: ${title}`,
  video: (title) => `Video: ${title}`,
  space: " ",
  // Authors write roles in English.
  roles: {},
};
