import type { Field } from "@sveltia/cms";
import { largestServedFile } from "../../../article/files.ts";
import { largestPicture } from "../../../content/files/image-format.ts";
import type { Rule } from "./rules.ts";

/** What every field shows. */
export interface Shown {
  readonly label: string;
  readonly hint?: string | undefined;
}

/** One of several values that an editor can choose. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What all kinds of fields share. `hint` is left out if there is none. */
function common(name: string, { label, hint }: Shown, { required }: Pick<Rule, "required">) {
  return { name, label, ...(hint !== undefined && { hint }), required };
}

/** A line of text. */
export function line(name: string, shown: Shown, rule: Rule): Field {
  return {
    ...common(name, shown, rule),
    widget: "string",
    use_emoji_autocomplete: false,
    ...checks(rule, shown),
  };
}

/** A paragraph of plain text. */
export function paragraph(name: string, shown: Shown, rule: Rule): Field {
  return {
    ...common(name, shown, rule),
    widget: "text",
    use_emoji_autocomplete: false,
    ...checks(rule, shown),
  };
}

/** Lines of text, one for each item. */
export function lines(name: string, shown: Shown, rule: Rule): Field {
  return {
    ...common(name, shown, rule),
    widget: "list",
    field: line("item", { label: shown.label }, { ...rule, required: true }),
  };
}

/** A moment, which the editor reads and shows in one time zone. */
export function moment(name: string, shown: Shown, rule: Rule, timeZone: string): Field {
  const preset = typeof rule.default === "string" ? { default: rule.default } : {};
  return { ...common(name, shown, rule), widget: "datetime", input_timezone: timeZone, ...preset };
}

/** One of several values. */
export function choice(name: string, shown: Shown, rule: Rule, options: readonly Choice[]): Field {
  const preset = typeof rule.default === "string" ? { default: rule.default } : {};
  return { ...common(name, shown, rule), widget: "select", options: [...options], ...preset };
}

/** Any number of several values, or a list of texts if there are none to choose. */
export function choices(name: string, shown: Shown, rule: Rule, options: readonly Choice[]): Field {
  if (options.length === 0) return lines(name, shown, rule);
  return { ...common(name, shown, rule), widget: "select", multiple: true, options: [...options] };
}

/** A whole number. */
export function wholeNumber(name: string, shown: Shown, rule: Rule): Field {
  const { minimum, maximum } = rule;
  return {
    ...common(name, shown, rule),
    widget: "number",
    value_type: "int",
    ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && { min: minimum }),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { max: maximum }),
  };
}

/** Yes or no. */
export function yesOrNo(name: string, shown: Shown, { default: preset }: Rule): Field {
  return {
    ...common(name, shown, { required: false }),
    widget: "boolean",
    default: preset === true,
  };
}

/** Pairs of a name and a text. */
export function pairs(name: string, shown: Shown, key: string, value: string): Field {
  return {
    ...common(name, shown, { required: false }),
    widget: "keyvalue",
    key_label: key,
    value_label: value,
  };
}

/** A picture or another file beside the text. */
export function file(name: string, widget: "image" | "file", shown: Shown, rule: Rule): Field {
  const library = fileLibrary(widget === "image" ? largestPicture : largestServedFile);
  return {
    ...common(name, shown, rule),
    widget,
    choose_url: false,
    media_libraries: { default: library },
  };
}

/**
 * How files are kept that somebody chooses.
 *
 * @param largest in bytes
 */
export function fileLibrary(largest: number) {
  return { config: { slugify_filename: true, max_file_size: largest } };
}

/** Fields that belong together. */
export function group(name: string, shown: Shown, rule: Rule, fields: readonly Field[]): Field {
  return { ...common(name, shown, rule), widget: "object", collapsed: "auto", fields: [...fields] };
}

/** A list of groups. */
export function groups(
  name: string,
  shown: Shown & { readonly one: string; readonly summary: string },
  fields: readonly Field[],
): Field {
  return {
    ...common(name, shown, { required: false }),
    widget: "list",
    label_singular: shown.one,
    summary: shown.summary,
    collapsed: "auto",
    fields: [...fields],
  };
}

/** The limits of a text. Sveltia CMS tests the pattern of an empty field too. */
function checks({ pattern, maxLength, required }: Rule, { hint, label }: Shown) {
  const tested = required ? pattern : `^$|${pattern}`;
  const tuple: [string, string] = [`/${tested}/u`, hint ?? label];
  return {
    ...(maxLength !== undefined && { maxlength: maxLength }),
    ...(pattern !== undefined && { pattern: tuple }),
  };
}
