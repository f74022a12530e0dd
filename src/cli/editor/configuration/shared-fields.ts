import type { Field } from "@sveltia/cms";
import type { rulesOf } from "./rules.ts";
import type { EditedSite } from "./site.ts";
import { choice, line, pairs, paragraph } from "./widgets.ts";

/** The field of the text below the front matter. */
export function bodyField(words: EditedSite["words"]): Field {
  return {
    name: "body",
    label: words.body,
    hint: words.bodyHint,
    widget: "markdown",
    // The rich text mode would write the Markdown anew.
    modes: ["raw"],
    required: false,
  };
}

/** The fields of the keys that articles and pages have in common. */
export function sharedFields(
  { words, languages }: EditedSite,
  rule: ReturnType<typeof rulesOf>,
): Record<"title" | "status" | "summary" | "language" | "translations", Field> {
  return {
    title: line("title", { label: words.title }, rule("title")),
    status: choice(
      "status",
      { label: words.status, hint: words.statusHint },
      { ...rule("status"), default: "draft", required: true },
      [
        { value: "draft", label: words.draft },
        { value: "public", label: words.public },
      ],
    ),
    summary: paragraph(
      "summary",
      { label: words.summary, hint: words.summaryHint },
      rule("summary"),
    ),
    language: choice(
      "language",
      { label: words.language, hint: words.languageHint },
      rule("language"),
      languages,
    ),
    translations: pairs(
      "translations",
      { label: words.translations, hint: words.translationsHint },
      words.language,
      words.pathOrAddress,
    ),
  };
}
