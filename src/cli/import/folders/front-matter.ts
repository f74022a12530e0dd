import { parse as parseToml, TomlDate, TomlError } from "smol-toml";
import { parseDocument } from "yaml";
import { messageOf } from "../../../content/content-error.ts";
import type { LossWithin } from "../imported.ts";

/** Values with names, as front matter and settings have them. Dates are texts, as they were written. */
export type Data = Readonly<Record<string, unknown>>;

/** A text file with front matter. */
export interface Document {
  readonly data: Data;
  readonly body: string;
  /** The line of the file at which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** Whether the file has front matter at all, readable or not. */
  readonly hasFrontMatter: boolean;
  readonly losses: readonly LossWithin[];
}

type Language = "yaml" | "toml" | "json";

/**
 * Divides a text into front matter and body. It knows YAML between lines of `---`, TOML between lines of
 * `+++`, a JSON object at the beginning, and a language after the first `---`, as in `---json`. Front
 * matter with a mistake is read line by line instead, and the mistake is a loss.
 */
export function readDocument(text: string): Document {
  const fence = /^(---|\+\+\+)([a-z]*)[ \t]*\n/.exec(text);
  if (fence === null) return text.startsWith("{") ? jsonDocument(text) : withoutFrontMatter(text);
  const [opening, mark = "---", named = ""] = fence;
  const end = endOf(text, opening.length, mark);
  if (end === undefined) return withoutFrontMatter(text);
  const language: Language = mark === "+++" || named === "toml" ? "toml" : "yaml";
  return documentOf(text, language, opening.length, end.start, end.after);
}

/** Where the line that closes the front matter begins and ends. YAML may also end with `...`. */
function endOf(text: string, from: number, mark: string) {
  for (let start = from; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const after = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, newline < 0 ? undefined : newline).trimEnd();
    if (line === mark || (mark === "---" && line === "...")) return { start, after };
    if (newline < 0) return undefined;
    start = after;
  }
  return undefined;
}

function jsonDocument(text: string): Document {
  const end = endOfObject(text);
  if (end === undefined) return withoutFrontMatter(text);
  const after = text[end] === "\n" ? end + 1 : end;
  return documentOf(text, "json", 0, end, after);
}

/** The offset after the brace that closes the first one; undefined if none does. */
function endOfObject(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === "\\") at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{") depth += 1;
    else if (sign === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

function documentOf(
  text: string,
  language: Language,
  start: number,
  end: number,
  after: number,
): Document {
  const source = text.slice(start, end);
  const read = readData(source, language);
  const bodyLine = lineAt(text, after);
  const rest = { body: text.slice(after), bodyLine, hasFrontMatter: true };
  if ("data" in read) return { ...rest, data: read.data, losses: [] };
  return {
    ...rest,
    data: simpleLines(source),
    losses: [
      {
        line: lineAt(text, start) + (read.line ?? 1) - 1,
        reason: `the front matter is not valid ${language.toUpperCase()} (${read.mistake}), so only its simple lines were read`,
      },
    ],
  };
}

function withoutFrontMatter(text: string): Document {
  return { data: {}, body: text, bodyLine: 1, hasFrontMatter: false, losses: [] };
}

/** What a text in one of the three languages says, or its mistake and the mistake's line. */
export function readData(
  source: string,
  language: Language,
): { readonly data: Data } | { readonly mistake: string; readonly line?: number } {
  try {
    if (language === "toml") return { data: record(withDatesAsTexts(parseToml(source))) };
    if (language === "json") return { data: record(JSON.parse(source)) };
    // YAML 1.2 leaves dates as texts. Repeated keys are common in the wild: the last one counts.
    const document = parseDocument(source, {
      version: "1.2",
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
    });
    const [error] = document.errors;
    if (error !== undefined) {
      return { mistake: firstLine(error.message), line: lineAt(source, error.pos[0]) };
    }
    return { data: record(document.toJS({ maxAliasCount: 100 })) };
  } catch (cause) {
    return {
      mistake: firstLine(messageOf(cause)),
      ...(cause instanceof TomlError ? { line: cause.line } : {}),
    };
  }
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.slice(0, 200) ?? "";
}

/** The lines `key: value` and `key = value` that are not indented, without quotation marks. */
function simpleLines(source: string): Data {
  return Object.fromEntries(
    source.split("\n").flatMap((line) => {
      const [, key, value = ""] = /^"?([\w-]+)"?[ \t]*[:=](.*)$/.exec(line) ?? [];
      const plain = value
        .trim()
        .replace(/,$/, "")
        .replace(/^(["'])(.*)\1$/, "$2");
      return key === undefined || plain === "" ? [] : [[key, plain]];
    }),
  );
}

/** The values with names, without any others. */
export function record(value: unknown): Data {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function withDatesAsTexts(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withDatesAsTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withDatesAsTexts(inner)]),
  );
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    line += 1;
  }
  return line;
}
