import type { Field } from "@sveltia/cms";
import { type PageFrontMatter, pageSchema } from "../../../content/pages/schema.ts";
import { rulesOf } from "./rules.ts";
import type { EditedSite } from "./site.ts";
import { choice, line, pairs, paragraph, wholeNumber, yesOrNo } from "./widgets.ts";

const rule = rulesOf(pageSchema);

/** A field for each key of a page's front matter, and one for its text, in the order of the form. */
export function pageFields(site: EditedSite): Field[] {
  const { title, ...rest } = byKey(site);
  const { words } = site;
  const body: Field = {
    name: "body",
    label: words.body,
    hint: words.bodyHint,
    widget: "markdown",
    modes: ["raw"],
    required: false,
  };
  return [title, body, ...Object.values(rest)];
}

/** A key of the schema that has no field here does not compile. */
function byKey({ words, languages }: EditedSite): Record<keyof PageFrontMatter, Field> {
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
    menu: choice("menu", { label: words.menu }, { ...rule("menu"), required: true }, [
      { value: "header", label: words.header },
      { value: "footer", label: words.footer },
      { value: "none", label: words.none },
    ]),
    order: wholeNumber("order", { label: words.order, hint: words.orderHint }, rule("order")),
    summary: paragraph(
      "summary",
      { label: words.summary, hint: words.summaryHint },
      rule("summary"),
    ),
    contact: yesOrNo("contact", { label: words.contactBelow }, rule("contact")),
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
