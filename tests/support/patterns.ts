import { build } from "esbuild";
import { parseAst } from "vitest/node";
import { workerBundle } from "./worker-bundle.ts";

/** A regular expression as written in source code. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions of a program. */
export interface Patterns {
  /** The patterns that are literals. */
  readonly literals: readonly Pattern[];
  /** The texts that are passed to RegExp. A template is given as its parts between the placeholders. */
  readonly made: readonly (readonly string[])[];
}

/** Finds every regular expression in the Worker's bundle, including libraries. */
export async function patternsOfWorker(): Promise<Patterns> {
  const { outputFiles } = await build({
    ...workerBundle,
    entryPoints: ["src/worker.ts"],
  });
  return patternsIn(outputFiles[0]?.text ?? "");
}

/** Finds every regular expression in a source. */
export function patternsIn(source: string): Patterns {
  const literals: Pattern[] = [];
  const made: (readonly string[])[] = [];
  const visit = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isRecord(node)) return;
    const { regex, callee, arguments: given } = node;
    if (isRecord(regex))
      literals.push({ source: `${regex["pattern"]}`, flags: `${regex["flags"]}` });
    if (isRecord(callee) && callee["name"] === "RegExp" && Array.isArray(given)) {
      made.push(textsOf(given[0]));
    }
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source));
  return { literals, made };
}

/** What is known about a text: the whole, or its parts between the placeholders. */
function textsOf(node: unknown): readonly string[] {
  if (!isRecord(node)) return [];
  const { value, quasis } = node;
  if (typeof value === "string") return [value];
  if (!Array.isArray(quasis)) return [];
  return quasis.map((quasi) =>
    isRecord(quasi) && isRecord(quasi["value"]) ? `${quasi["value"]["cooked"]}` : "",
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Records every pattern that is passed to RegExp while something runs. Patterns that are built at run time
 * cannot be known earlier.
 */
export async function patternsMadeBy(run: () => Promise<unknown>): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const plain = globalThis.RegExp;
  const note = <T>(pattern: T): T => {
    if (pattern instanceof plain) made.push({ source: pattern.source, flags: pattern.flags });
    return pattern;
  };
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, given, self) => note(Reflect.construct(target, given, self)),
    apply: (target, self, given) => note(Reflect.apply(target, self, given)),
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = plain;
  }
  return made;
}
