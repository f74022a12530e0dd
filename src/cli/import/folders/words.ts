import { plainText as textOfHtml } from "../html/plain-text.ts";
import { plainText } from "./markdown-text.ts";

/** The words of a title or a summary, which may have Markdown, HTML and character references. */
export function wordsOf(text: string): string {
  return textOfHtml(/[*_`[\\]/.test(text) ? plainText(text) || text : text);
}
