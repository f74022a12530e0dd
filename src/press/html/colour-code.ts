import type { ElementContent, Root } from "hast";
import {
  createCssVariablesTheme,
  createHighlighterCore,
  type HighlighterCore,
  type ThemedToken,
} from "shiki/core";
import { createOnigurumaEngine } from "shiki/engine/oniguruma";
import { bundledLanguages } from "shiki/langs";
import {
  codeOf,
  grammarOf,
  languageOf,
  longestColoured,
} from "../../content/markdown/check-code.ts";
import { walkElements } from "../../content/markdown/walk.ts";
import { withinTime } from "../../content/markdown/within-time.ts";
import { create, text } from "./tree.ts";

/** Colours code: returns its parts with classes, or undefined if it stays as it is. */
export type CodeColours = (code: string, language: string) => ElementContent[] | undefined;

/** Leaves all code as it is. */
export const noColours: CodeColours = () => undefined;

/** Code that the grammar of its language takes too long to read. */
export class SlowCode extends Error {
  override readonly name = "SlowCode";
  readonly fix = "write text in place of the language, so that the code is not coloured";

  constructor(code: string, language: string, cause: unknown) {
    const beginning = code.trim().slice(0, 60).split("\n", 1)[0];
    super(`the code in ${language} that begins with ${beginning} takes too long to colour`, {
      cause,
    });
  }
}

/** Milliseconds for one block of code. A block within the limits takes a tenth of a second. */
const longestTime = 10_000;

/** The longest line that is coloured, in UTF-16 units: grammars are slow on minified code. */
const longestLine = 1000;

const theme = createCssVariablesTheme({ name: "classes", variablePrefix: "", fontStyle: false });

/**
 * The classes of parts, by what the theme says in place of a colour. `pages/style/article.ts` gives them
 * colours. What is not listed stays as it is.
 */
const classes: ReadonlyMap<string | undefined, string> = new Map([
  ["var(token-comment)", "comment"],
  ["var(token-keyword)", "keyword"],
  ["var(token-string)", "string"],
  ["var(token-string-expression)", "string"],
  ["var(token-constant)", "constant"],
  ["var(token-function)", "function"],
  ["var(token-inserted)", "inserted"],
  ["var(token-deleted)", "deleted"],
]);

/** One for each process: it keeps the grammars that it has loaded. */
let highlighter: Promise<HighlighterCore> | undefined;

/**
 * Loads the grammars of the languages in which a body holds code.
 *
 * @param limit milliseconds for one block of code
 * @returns what colours that code, and throws SlowCode
 */
export async function coloursFor(root: Root, limit = longestTime): Promise<CodeColours> {
  const languages = new Set<string>();
  walkElements(root, (node) => {
    languages.add(languageOf(node) ?? "");
    return undefined;
  });
  const grammars = [...languages].flatMap((language) => grammarOf(language) ?? []);
  if (grammars.length === 0) return noColours;
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createOnigurumaEngine(import("shiki/wasm")),
  });
  const loaded = await highlighter;
  await loaded.loadLanguage(...grammars.map((grammar) => bundledLanguages[grammar]));
  return (code, language) => {
    const lang = grammarOf(language);
    if (lang === undefined || code.length > longestColoured) return undefined;
    const lines = inTime(limit, code, language, () =>
      // The library's own limit of time would leave some lines without colours on a slow computer.
      loaded.codeToTokensBase(code, {
        lang,
        theme: theme.name ?? "",
        tokenizeTimeLimit: 0,
        tokenizeMaxLineLength: longestLine,
      }),
    );
    return lines.flatMap((line, index) => [...(index === 0 ? [] : [text("\n")]), ...partsOf(line)]);
  };
}

function inTime<T>(limit: number, code: string, language: string, work: () => T): T {
  try {
    return withinTime(limit, work);
  } catch (cause) {
    throw new SlowCode(code, language, cause);
  }
}

/** The parts of a line, of which neighbours with the same class are one. */
function partsOf(line: readonly ThemedToken[]): ElementContent[] {
  const parts: { name: string | undefined; content: string }[] = [];
  for (const { color, content } of line) {
    const last = parts.at(-1);
    const name = classes.get(color);
    if (last !== undefined && (last.name === name || content.trim() === ""))
      last.content += content;
    else parts.push({ name, content });
  }
  return parts.map(({ name, content }) =>
    name === undefined ? text(content) : create("span", { className: [name] }, [text(content)]),
  );
}

/** Colours each block of code of a body. Changes the tree. */
export function colourCode(root: Root, colours: CodeColours): void {
  walkElements(root, (node, _, parent) => {
    const language = languageOf(node);
    if (language === undefined) return undefined;
    const isBlock = parent.type === "element" && parent.tagName === "pre";
    // What the author has marked up in HTML stays as it is.
    if (isBlock && node.children.every(({ type }) => type === "text")) {
      node.children = colours(codeOf(node), language) ?? node.children;
    }
    return "skip";
  });
}
