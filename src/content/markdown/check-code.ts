import { closest, distance } from "fastest-levenshtein";
import type { Element, Root } from "hast";
import { type BundledLanguage, bundledLanguages } from "shiki/langs";
import type { TextFinding } from "../content-error.ts";
import { formulaLanguage } from "./find-formulas.ts";
import { TexError, toMathMl } from "./tex.ts";
import { walkElements } from "./walk.ts";

/** The longest block of code that is coloured, in UTF-16 units. */
export const longestColoured = 40_000;

/**
 * Checks the code of a body: each formula must be TeX, and each language must be one that can be
 * coloured. The first place of each unknown language gets a warning.
 */
export function checkCode(root: Root, markdown: string): TextFinding[] {
  const findings: TextFinding[] = [];
  const unknown = new Set<string>();
  walkElements(root, (node, _, parent) => {
    const language = languageOf(node);
    if (language === undefined) return undefined;
    const isBlock = parent.type === "element" && parent.tagName === "pre";
    const offset = node.position?.start.offset ?? (isBlock ? startOf(parent) : 0);
    if (language === formulaLanguage) {
      findings.push(...checkFormula(codeOf(node), isBlock, offset, markdown));
    } else if (isBlock && !isKnownLanguage(language) && !unknown.has(language)) {
      unknown.add(language);
      findings.push(unknownLanguage(language, offset));
    } else if (isBlock && codeOf(node).length > longestColoured) {
      findings.push({
        severity: "warning",
        offset,
        message: `this code is longer than ${longestColoured} characters, so it is not coloured`,
        fix: "shorten it, or attach it as a file and link to that",
      });
    }
    return "skip";
  });
  return findings;
}

/** The language of a `<code>` element, as its author wrote it. */
export function languageOf({ tagName, properties }: Element): string | undefined {
  if (tagName !== "code") return undefined;
  const [name] = [properties["className"]].flat();
  return typeof name === "string" && name.startsWith("language-") ? name.slice(9) : undefined;
}

/** The text of a `<code>` element, with all its spaces. */
export function codeOf({ children }: Element): string {
  return children
    .map((child) =>
      child.type === "text" ? child.value : child.type === "element" ? codeOf(child) : "",
    )
    .join("");
}

function startOf({ position }: Element): number {
  return position?.start.offset ?? 0;
}

function checkFormula(
  tex: string,
  isBlock: boolean,
  start: number,
  markdown: string,
): TextFinding[] {
  try {
    toMathMl(tex, isBlock);
    return [];
  } catch (cause) {
    if (!(cause instanceof TexError)) throw cause;
    // In a quotation or a list, the lines of the source begin with signs that the formula lacks.
    const inside = markdown.indexOf(tex, start);
    const offset = inside < 0 || cause.at === undefined ? start : inside + cause.at;
    return [
      {
        severity: "error",
        offset: Math.min(offset, markdown.length),
        message: `this formula cannot be set: ${cause.message}`,
        fix: "correct it; for a dollar sign that begins no formula, write \\$",
      },
    ];
  }
}

function unknownLanguage(language: string, offset: number): TextFinding {
  const nearest = nearestLanguage(language);
  return {
    severity: "warning",
    offset,
    message: `the language ${language.slice(0, 40)} is unknown, so this code is not coloured`,
    fix:
      nearest === undefined
        ? "write the name of a language, such as js or python, or text if the code is in none"
        : `write ${nearest}, or text if the code is in no language`,
  };
}

/** Names that authors write for code that is in no language, such as the output of a program. */
const plain = new Set(["text", "txt", "plain", "plaintext", "none", "output"]);

/**
 * The name of the grammar for code in a language.
 *
 * @param language as the author writes it after three backticks: `js`, `C++`
 * @returns undefined if there is none, as for plain text
 */
export function grammarOf(language: string): BundledLanguage | undefined {
  const name = language.toLowerCase();
  return isBundled(name) ? name : undefined;
}

function isBundled(name: string): name is BundledLanguage {
  return Object.hasOwn(bundledLanguages, name);
}

/** Whether code in this language can be shown as its author means it. */
function isKnownLanguage(language: string): boolean {
  return (
    language === formulaLanguage ||
    plain.has(language.toLowerCase()) ||
    grammarOf(language) !== undefined
  );
}

/** The language that an unknown name probably means: at most two letters differ. */
function nearestLanguage(name: string): string | undefined {
  const written = name.toLowerCase().slice(0, 40);
  const nearest = closest(written, [...plain, ...Object.keys(bundledLanguages)]);
  return distance(written, nearest) <= Math.min(2, written.length - 1) ? nearest : undefined;
}
