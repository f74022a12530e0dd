import type { Field } from "@sveltia/cms";
import { type PageFrontMatter, pageSchema } from "../../../content/pages/schema.ts";
import { rulesOf } from "./rules.ts";
import { bodyField, sharedFields } from "./shared-fields.ts";
import type { EditedSite } from "./site.ts";
import { choice, wholeNumber, yesOrNo } from "./widgets.ts";

const rule = rulesOf(pageSchema);

/** A field for each key of a page's front matter, and one for its text, in the order of the form. */
export function pageFields(site: EditedSite): Field[] {
  const { title, ...rest } = byKey(site);
  const { words } = site;
  return [title, bodyField(words), ...Object.values(rest)];
}

/** A key of the schema that has no field here does not compile. */
function byKey(site: EditedSite): Record<keyof PageFrontMatter, Field> {
  const { words } = site;
  return {
    ...sharedFields(site, rule),
    menu: choice("menu", { label: words.menu }, { ...rule("menu"), required: true }, [
      { value: "header", label: words.header },
      { value: "footer", label: words.footer },
      { value: "none", label: words.none },
    ]),
    order: wholeNumber("order", { label: words.order, hint: words.orderHint }, rule("order")),
    contact: yesOrNo("contact", { label: words.contactBelow }, rule("contact")),
  };
}
