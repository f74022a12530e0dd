import { pressContent } from "./publication.ts";

/* tsx bench/press-once.ts FOLDER: presses FOLDER/content into FOLDER/dist, and ends. */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error("which folder?");
await pressContent(folder);
