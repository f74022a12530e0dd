import { parseDocument } from "yaml";
import { editYaml } from "./edit-yaml.ts";
import { type FormContext, type FormField, formOf, plainOf } from "./form.ts";
import { isRecord, type Plain } from "./plain.ts";

/** A format of files, as `CMS.registerCustomFormat` takes it. */
export interface FileFormat {
  /** What the form shows of a file. */
  readonly fromFile: (text: string) => Record<string, Plain>;
  /** The file that a form should become. The form may have empty values that `fromFile` left out. */
  readonly toFile: (form: Readonly<Record<string, unknown>>) => string;
}

/** What a format depends on. */
export interface FormatOptions extends FormContext {
  readonly fields: readonly FormField[];
  /** The title of a file that cannot be read. The reason follows it. */
  readonly broken: string;
}

/*
 * A form carries the text of its file along, under a name that no field has. Sveltia CMS keeps values without
 * a field. With the text, a file that has not been changed is written as it was, byte for byte, and one that has
 * been changed keeps its comments.
 */
const carried = "fileText";

/** What a form of a text has for the address, which is not in the file. */
const knownAddress = "known";

/** Front matter and a text in Markdown. */
export function textFormat(options: FormatOptions): FileFormat {
  const { broken } = options;
  const fields = options.fields.filter(({ name }) => name !== "body");
  return {
    fromFile(text) {
      const parts = partsOf(text);
      const yaml = parts === undefined ? "there is no front matter" : readYaml(parts.yaml);
      if (parts === undefined || typeof yaml === "string") return brokenForm(text, broken, yaml);
      return {
        ...formOf(fields, yaml, options),
        body: parts.body,
        address: knownAddress,
        [carried]: text,
      };
    },
    toFile(form) {
      const text = form[carried];
      const body = typeof form["body"] === "string" ? form["body"] : "";
      if (form["isBroken"] === true) return body;
      const after = plainOf(fields, form, options);
      const parts = typeof text === "string" ? partsOf(text) : undefined;
      const yaml = parts === undefined ? undefined : readYaml(parts.yaml);
      if (parts === undefined || !isRecord(yaml)) {
        return `---\n${editYaml("", {}, after)}---\n\n${body}\n`;
      }
      const before = plainOf(fields, formOf(fields, yaml, options), options);
      const rest = body === parts.body ? parts.rest : `${parts.gap}${body}`;
      return `${parts.opening}${editYaml(parts.yaml, before, after)}${parts.closing}${rest}`;
    },
  };
}

/** A file of YAML only: `channel.yaml`. */
export function yamlFormat(options: FormatOptions): FileFormat {
  const { fields } = options;
  return {
    fromFile(text) {
      const yaml = readYaml(text);
      if (typeof yaml === "string") throw new Error(yaml);
      return { ...formOf(fields, yaml, options), [carried]: text };
    },
    toFile(form) {
      const source = form[carried];
      const text = typeof source === "string" ? `${source}\n` : "";
      const yaml = readYaml(text);
      const before = isRecord(yaml) ? plainOf(fields, formOf(fields, yaml, options), options) : {};
      return editYaml(text, before, plainOf(fields, form, options));
    },
  };
}

/**
 * The form of a file whose front matter cannot be read. Its text is the whole file, so that an editor can mend
 * it there.
 */
function brokenForm(text: string, broken: string, reason: unknown): Record<string, Plain> {
  return {
    title: `⚠ ${broken}: ${String(reason)}`,
    published: "9999-12-31T00:00:00Z",
    status: "draft",
    body: text,
    address: knownAddress,
    isBroken: true,
  };
}

/** The parts of a text's file. Together they are the file. */
interface Parts {
  readonly opening: string;
  readonly yaml: string;
  readonly closing: string;
  /** Everything after the closing line: the gap and the body. */
  readonly rest: string;
  /** Empty lines. */
  readonly gap: string;
  readonly body: string;
}

/** Finds the front matter as `content/read-text.ts` does. */
function partsOf(text: string): Parts | undefined {
  const match = /^(---[ \t]*\n)((?:.*\n)*?)(---[ \t]*(?:\n|$))/.exec(text);
  if (match === null) return undefined;
  const [whole, opening = "", yaml = "", closing = ""] = match;
  const rest = text.slice(whole.length);
  const gap = /^\n*/.exec(rest)?.[0] ?? "";
  const body = rest.slice(gap.length);
  return { opening, yaml, closing, rest, gap: body === "" ? "\n" : gap, body };
}

/** The mapping in a YAML text, or why there is none. */
function readYaml(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const document = parseDocument(text, { version: "1.2", schema: "core", logLevel: "error" });
    const [error] = document.errors;
    if (error !== undefined) return error.message.split("\n")[0] ?? error.message;
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    return isRecord(value) ? value : "there are no fields";
  } catch (cause) {
    return String(cause);
  }
}
