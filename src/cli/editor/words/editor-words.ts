import type { english } from "./en.ts";

/** The labels and hints of the editor. Each language has all of them. */
export type EditorWords = { readonly [Key in keyof typeof english]: string };
