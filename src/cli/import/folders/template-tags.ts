import { lineAt } from "./front-matter.ts";

/** A tag of a template language in a text: Hugo's `{{< name args >}}`, Liquid's `{% name args %}`. */
export interface TagToken {
  /** `close` is the second of a pair, such as `{{< /name >}}` or `{% endname %}`. */
  readonly kind: "open" | "close";
  readonly name: string;
  /** What follows the name, as written. */
  readonly args: string;
  /** Offsets of the tag. */
  readonly start: number;
  readonly end: number;
}

/** A tag to translate. */
export interface Tag {
  readonly name: string;
  readonly args: string;
  /** The line of its beginning, counted from 1 at the beginning of the text. */
  readonly line: number;
  /** As written: the opening tag only. */
  readonly source: string;
  /** What is between the tags of a pair. */
  readonly inner?: {
    readonly source: string;
    /** The same with its own tags translated. */
    translated(): string;
  };
}

/** More tags than an article has. A text with more keeps them. */
export const mostTags = 5_000;

/** Replaces each tag, and what its pair encloses, by what `translate` makes of it. */
export function translateTags(
  text: string,
  tokens: readonly TagToken[],
  translate: (tag: Tag) => string,
): string {
  if (tokens.length === 0 || tokens.length > mostTags) return text;
  const partners = pairs(tokens);
  const range = (first: number, last: number, start: number, end: number): string => {
    let done = "";
    let at = start;
    for (let index = first; index < last; index++) {
      const token = tokens[index];
      if (token === undefined) break;
      const partner = partners.get(index);
      const close = partner === undefined ? undefined : tokens[partner];
      const open = index;
      done += text.slice(at, token.start);
      const last = (close ?? token).end;
      const translated = translate({
        name: token.name,
        args: token.args,
        line: lineAt(text, token.start + 1),
        source: text.slice(token.start, token.end),
        ...(partner === undefined || close === undefined
          ? {}
          : {
              inner: {
                source: text.slice(token.end, close.start),
                translated: () => range(open + 1, partner, token.end, close.start),
              },
            }),
      });
      const isAlone =
        /^\n?$/.test(text.slice(Math.max(0, token.start - 1), token.start)) &&
        (last === text.length || text[last] === "\n");
      done += translated === "" && isAlone ? block("") : translated;
      at = last;
      index = partner ?? index;
    }
    return done + text.slice(at, end);
  };
  return range(0, tokens.length, 0, text.length).replace(/\n*\0[\0\n]*/g, "\n\n");
}

/** A text that stands in paragraphs of its own, wherever its tag stands. Texts of files have no NUL. */
export function block(text: string): string {
  return `\0${text.trim()}\0`;
}

/** The closing token of each opening one that has one. A tag within a pair belongs to that pair. */
function pairs(tokens: readonly TagToken[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ kind, name }, index) => {
    if (kind === "open") {
      open.push(index);
      return;
    }
    const at = open.findLastIndex((candidate) => tokens[candidate]?.name === name);
    const partner = open[at];
    if (partner === undefined) return;
    partners.set(partner, index);
    open.length = at;
  });
  return partners;
}

/** The arguments of a tag: texts without a name, and texts with one. */
export interface Arguments {
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/**
 * Reads `first "second part" name="value" other=value`. Quotation marks are `"`, `'` and `` ` ``; a
 * backslash protects one.
 */
export function readArguments(args: string): Arguments {
  const positional: string[] = [];
  const named = new Map<string, string>();
  let name: string | undefined;
  let word = "";
  let hasWord = false;
  const end = () => {
    if (!hasWord) return;
    if (name === undefined) positional.push(word);
    else named.set(name, word);
    name = undefined;
    word = "";
    hasWord = false;
  };
  for (let at = 0; at < args.length; at++) {
    const sign = args[at] ?? "";
    if (/["'`]/.test(sign)) {
      for (at += 1; at < args.length && args[at] !== sign; at++) {
        if (args[at] === "\\" && sign !== "`") at += 1;
        word += args[at] ?? "";
      }
      hasWord = true;
    } else if (/\s|,/.test(sign)) {
      // `name = value` is one argument.
      const next = args.slice(at).trimStart()[0];
      if (next === "=" || (name !== undefined && !hasWord)) continue;
      end();
    } else if (sign === "=" && name === undefined && hasWord) {
      name = word;
      word = "";
      hasWord = false;
    } else {
      word += sign;
      hasWord = true;
    }
  }
  end();
  return { positional, named };
}
