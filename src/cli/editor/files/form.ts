import { parseInstant } from "../../../content/front-matter/date.ts";
import { localTime } from "../../new/article-source.ts";
import { offsetTime } from "./moments.ts";
import { isRecord, type Plain } from "./plain.ts";

/** A field of a form, as far as the value of a file depends on it: part of the configuration. */
export interface FormField {
  readonly name: string;
  readonly widget?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** The field of each item of a list. */
  readonly field?: FormField | undefined;
  readonly fields?: readonly FormField[] | undefined;
  /** Kinds of the items of a list of authors. */
  readonly types?: readonly { readonly name: string }[] | undefined;
}

/** What a form needs to know besides its fields. */
export interface FormContext {
  /** IANA name of the zone of dates that give none. */
  readonly timeZone: string;
  /** What a missing key means. */
  readonly defaults: Readonly<Record<string, Plain>>;
}

/**
 * What a form shows of a mapping. Values that its fields cannot show are left out, so nobody can change them.
 *
 * @param plain what the YAML says
 */
export function formOf(
  fields: readonly FormField[],
  plain: Readonly<Record<string, unknown>>,
  context: FormContext,
): Record<string, Plain> {
  return record(fields, (field) => {
    const shown = shownValue(field, plain[field.name], context);
    return plain[field.name] === undefined ? context.defaults[field.name] : shown;
  });
}

/** What the YAML should say for a form. Empty values and defaults are left out. */
export function plainOf(
  fields: readonly FormField[],
  form: Readonly<Record<string, unknown>>,
  context: FormContext,
): Record<string, Plain> {
  return record(fields, (field) => {
    const value = writtenValue(field, form[field.name], context);
    return value === context.defaults[field.name] ? undefined : value;
  });
}

function shownValue(field: FormField, plain: unknown, context: FormContext): Plain | undefined {
  const { widget, fields = [], multiple = false } = field;
  const inner = { ...context, defaults: {} };
  switch (widget) {
    case "datetime":
      return typeof plain === "string" ? shownMoment(plain, context.timeZone) : undefined;
    case "number":
      return typeof plain === "number" ? plain : undefined;
    case "boolean":
      return typeof plain === "boolean" ? plain : undefined;
    case "keyvalue":
      return isRecord(plain) && Object.values(plain).every((value) => typeof value === "string")
        ? texts(plain)
        : undefined;
    case "object":
      return isRecord(plain) ? formOf(fields, plain, inner) : undefined;
    case "list":
      return shownList(field, plain, inner);
    default:
      if (multiple) return shownList({ name: field.name }, plain, inner);
      if (plain === true && field.name === "footer") return "true";
      return typeof plain === "string" ? plain : undefined;
  }
}

function shownList(field: FormField, plain: unknown, context: FormContext): Plain | undefined {
  const { fields, types } = field;
  if (!Array.isArray(plain)) return undefined;
  const items: readonly unknown[] = plain;
  const shown = items.map((item): Plain | undefined => {
    if (types !== undefined) return shownAuthor(field, item, context);
    if (fields !== undefined) return isRecord(item) ? formOf(fields, item, context) : undefined;
    return typeof item === "string" ? item : undefined;
  });
  // A list of which one item cannot be shown would lose that item.
  return shown.every((item) => item !== undefined) ? shown : undefined;
}

/** An author in a file is the slug of one of the channel's people, or a mapping. */
function shownAuthor({ types = [] }: FormField, item: unknown, context: FormContext) {
  if (typeof item === "string") {
    return types.some(({ name }) => name === "listed")
      ? { kind: "listed", person: item }
      : undefined;
  }
  return isRecord(item) ? { kind: "other", ...formOf(personFields, item, context) } : undefined;
}

const personFields: readonly FormField[] = [{ name: "name" }, { name: "email" }, { name: "url" }];

function writtenValue(field: FormField, value: unknown, context: FormContext): Plain | undefined {
  const { widget, fields = [], multiple = false } = field;
  const inner = { ...context, defaults: {} };
  switch (widget) {
    case "datetime":
      return typeof value === "string" ? writtenMoment(value, context.timeZone) : undefined;
    case "number":
      return typeof value === "number" && !Number.isNaN(value) ? value : undefined;
    case "boolean":
      return value === true ? true : undefined;
    case "keyvalue":
      return isRecord(value) ? filled(texts(value)) : undefined;
    case "object":
      return isRecord(value) ? filled(plainOf(fields, value, inner)) : undefined;
    case "list":
      return writtenList(field, value, inner);
    default:
      if (multiple) return writtenList({ name: field.name }, value, inner);
      if (value === "true" && field.name === "footer") return true;
      return typeof value === "string" && value !== "" ? value : undefined;
  }
}

function writtenList(field: FormField, value: unknown, context: FormContext): Plain | undefined {
  const { fields, types } = field;
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  const written = items.flatMap((item): Plain | [] => {
    if (types !== undefined) return (isRecord(item) && writtenAuthor(item, context)) || [];
    if (fields !== undefined) {
      return (isRecord(item) && filled(plainOf(fields, item, context))) || [];
    }
    return typeof item === "string" && item !== "" ? item : [];
  });
  return written.length > 0 ? written : undefined;
}

function writtenAuthor(item: Readonly<Record<string, unknown>>, context: FormContext) {
  const { kind, person } = item;
  if (kind === "listed") return typeof person === "string" ? person : undefined;
  return filled(plainOf(personFields, item, context));
}

function shownMoment(text: string, timeZone: string): string {
  const instant = parseInstant(text, timeZone);
  return instant === undefined ? text : offsetTime(instant, timeZone);
}

/** A moment on the channel's clock. What is no date stays what it is, for `check` to complain about. */
function writtenMoment(text: string, timeZone: string): string | undefined {
  if (text === "") return undefined;
  const instant = parseInstant(text, timeZone);
  return instant === undefined ? text : localTime(instant, timeZone);
}

function record(
  fields: readonly FormField[],
  value: (field: FormField) => Plain | undefined,
): Record<string, Plain> {
  return Object.fromEntries(
    fields.flatMap((field): [string, Plain][] => {
      const found = value(field);
      return found === undefined ? [] : [[field.name, found]];
    }),
  );
}

/** The texts of a mapping that are not empty. */
function texts(value: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]): [string, string][] =>
      typeof text === "string" && key !== "" && text !== "" ? [[key, text]] : [],
    ),
  );
}

function filled<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}
