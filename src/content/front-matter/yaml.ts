import { type Document, isMap, isNode, isScalar, parseDocument } from "yaml";
import type { ZodType } from "zod";
import type { $ZodIssue } from "zod/v4/core";
import { type ContentError, fail, messageOf, type Result, succeed } from "../content-error.ts";
import { errorAt, printable, type SourceFile } from "../source-file.ts";
import { type Advice, adviceOn } from "./foreign-keys.ts";
import { type RenamedKey, renameKeys } from "./renamed-keys.ts";

/** The keys that one kind of YAML file may have. */
export interface KnownKeys<T> {
  readonly schema: ZodType<T>;
  readonly renamed: readonly RenamedKey[];
  readonly advice: Advice;
}

/** A checked YAML value that knows where each of its parts is in the file. */
export interface Located<T> {
  readonly value: T;
  /** Makes an error at the value with this path, or at its nearest ancestor that exists. */
  errorAt(path: readonly PropertyKey[], message: string, fix: string): ContentError;
}

/**
 * Reads the YAML 1.2 between two offsets of a file, in UTF-16 units, and checks it against a schema.
 * The text of each of the schema's issues is the message, a line break and the fix.
 */
export function readYaml<T>(
  source: SourceFile,
  start: number,
  end: number,
  { schema, renamed, advice }: KnownKeys<T>,
): Result<Located<T>> {
  let document: Document;
  try {
    document = parseDocument(source.text.slice(start, end), {
      version: "1.2",
      schema: "core",
      prettyErrors: false,
      logLevel: "error",
    });
  } catch (cause) {
    // The parser throws, for instance, on lists that are nested too deeply.
    return fail(unusable(source, start, cause));
  }
  if (document.errors.length > 0) {
    // A syntax error causes others in what follows it. A repeated key does not.
    const syntax = document.errors.findIndex(({ code }) => code !== "DUPLICATE_KEY");
    return fail(
      ...document.errors
        .slice(0, syntax < 0 ? undefined : syntax + 1)
        .map((error) =>
          errorAt(
            source,
            start + error.pos[0],
            `this is not valid YAML: ${error.message}`,
            error.code === "TAB_AS_INDENT"
              ? "indent with spaces"
              : "check the indentation and the colons; put double quotes around a text that contains a colon",
          ),
        ),
    );
  }
  const reports = renameKeys(document, renamed, (offset, message, fix) =>
    errorAt(source, start + offset, message, fix),
  );
  const locate = (path: readonly PropertyKey[], message: string, fix: string) =>
    errorAt(source, start + offsetOf(document, path), message, fix);
  let plain: unknown;
  try {
    plain = printableDeep(document.toJS({ maxAliasCount: 20 }));
  } catch (cause) {
    return fail(unusable(source, start, cause));
  }
  const checked = schema.safeParse(plain, { reportInput: true });
  if (checked.success && reports.every(({ severity }) => severity === "warning")) {
    return succeed({ value: checked.data, errorAt: locate }, reports);
  }
  const locateKey = (path: readonly PropertyKey[], message: string, fix: string) =>
    errorAt(source, start + offsetOfKey(document, path), message, fix);
  const issues = withoutDoubles(checked.error?.issues ?? [], advice);
  return fail(...reports, ...issues.flatMap((issue) => errorsOf(issue, locate, locateKey, advice)));
}

function unusable(source: SourceFile, start: number, cause: unknown): ContentError {
  return errorAt(
    source,
    start,
    `this YAML cannot be used: ${messageOf(cause)}`,
    "write the values out in full",
  );
}

/** Leaves out that a field is missing if it is there under a name of another system. */
function withoutDoubles(issues: readonly $ZodIssue[], advice: Advice): readonly $ZodIssue[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [],
  );
  const told = unknown.map((key) => adviceOn([key], [], advice));
  return issues.filter(
    ({ path: [field, ...inner], code, input }) =>
      code !== "invalid_type" ||
      input !== undefined ||
      inner.length > 0 ||
      !told.some((what) => what.startsWith(`write ${String(field)}`)),
  );
}

/** Turns an issue of the schema into an error; unknown fields become one error each. */
function errorsOf(
  issue: $ZodIssue,
  locate: Located<unknown>["errorAt"],
  locateKey: Located<unknown>["errorAt"],
  advice: Advice,
): ContentError[] {
  const [message = "", fix = "see docs/authoring.md"] = issue.message.split("\n");
  const { path } = issue;
  if (issue.code !== "unrecognized_keys") {
    return [locate(path, `${path.length > 0 ? `${path.join(".")}: ` : ""}${message}`, fix)];
  }
  return issue.keys.map((key) =>
    locateKey(
      [...path, key],
      `${[...path, key].join(".")}: ${message}`,
      adviceOn([...path, key], fix.split(", "), advice),
    ),
  );
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function offsetOfKey(document: Document, path: readonly PropertyKey[]): number {
  const map = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair =
    isMap(map) && map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  return (pair && isScalar(pair.key) && pair.key.range?.[0]) || offsetOf(document, path);
}

function printableDeep(value: unknown): unknown {
  if (typeof value === "string") return printable(value);
  if (Array.isArray(value)) return value.map(printableDeep);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [printable(key), printableDeep(inner)]),
    );
  }
  return value;
}
