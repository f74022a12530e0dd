import type { Field } from "@sveltia/cms";
import type { EditorWords } from "../words/editor-words.ts";
import type { Rule } from "./rules.ts";
import { line } from "./widgets.ts";

/**
 * The fields of a person.
 *
 * @param rule finds the rule of one of the person's fields
 */
export function personFields(words: EditorWords, rule: (name: string) => Rule): Field[] {
  return [
    line("name", { label: words.name }, rule("name")),
    line("email", { label: words.email, hint: words.emailHint }, rule("email")),
    line("url", { label: words.url, hint: words.urlHint }, rule("url")),
  ];
}
