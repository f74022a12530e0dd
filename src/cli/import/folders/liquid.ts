import type { LossWithin } from "../imported.ts";
import { codeText, filmText, linkText, pictureText } from "./markdown-text.ts";
import {
  mostTags,
  readArguments,
  type Tag,
  type TagToken,
  translateTags,
} from "./template-tags.ts";

/** What templates in a text may ask the site for. */
export interface LiquidContext {
  /** The value of `page.title` or `site.baseurl`; undefined if it is not known or is no text. */
  value(path: string): string | undefined;
  /** What a filter makes of a value; undefined if the filter is not known. */
  filter(name: string, value: string, args: string): string | undefined;
  /** What a tag of the system becomes; undefined if it is not known. */
  tag(tag: Tag): string | undefined;
  /** Whether `{# #}` is a comment. */
  readonly nunjucks?: boolean | undefined;
}

/**
 * Translates the tags of Liquid and Nunjucks in a text to Markdown. Of a tag that it does not know, it
 * keeps what is between the tags of a pair, and reports a loss.
 */
export function translateLiquid(
  text: string,
  context: LiquidContext,
): { readonly text: string; readonly losses: LossWithin[] } {
  const losses: LossWithin[] = [];
  const tokens = liquidTags(text, context.nunjucks);
  if (tokens.length > mostTags) {
    losses.push({
      line: 1,
      reason: `the text has more than ${mostTags} tags, which stay as they are`,
    });
  }
  const translated = translateTags(text, tokens, (tag) =>
    translateTag(tag, context, (reason) => losses.push({ line: tag.line, reason })),
  );
  return { text: translated, losses };
}

/** Parts of a tag that is reported already. */
const parts = ["else", "elsif", "elif", "elseif", "when", "break", "continue"];

function translateTag(tag: Tag, context: LiquidContext, lose: (reason: string) => void): string {
  const { name, args, inner, source } = tag;
  const shown = source.replace(/\s+/g, " ").slice(0, 120);
  if (name === "{{") {
    const value = valueText(args, context);
    if (value === undefined)
      lose(`nothing stands in the place of a value that only the site's programs know: ${shown}`);
    return value ?? "";
  }
  if (name === "raw" || name === "verbatim") return inner?.source ?? "";
  if (name === "{#" || name === "comment" || name === "#" || parts.includes(name)) return "";
  const known = context.tag(tag) ?? commonTag(tag, lose);
  if (known !== undefined) return known;
  if (name === "for" || name === "tablerow") {
    lose(`what a loop writes is not in the text: ${shown}`);
    return "";
  }
  lose(
    inner === undefined
      ? `the tag ${name} has no meaning here, so nothing stands in its place: ${shown}`
      : `the tag ${name} has no meaning here; the text between its tags stayed`,
  );
  return inner?.translated() ?? "";
}

/** The value of `"text" | filter: args` or of `page.title`. */
function valueText(expression: string, context: LiquidContext): string | undefined {
  const [first = "", ...filters] = splitAtBars(expression);
  const literal = /^(["'])(.*)\1$/s.exec(first)?.[2];
  let value = literal ?? context.value(first.replace(/\[["']([^"']*)["']\]/g, ".$1"));
  for (const filter of filters) {
    const [, name = "", args = ""] = /^([\w-]+)\s*[:(]?(.*?)\)?$/s.exec(filter) ?? [];
    value =
      value === undefined
        ? undefined
        : (context.filter(name, value, args.trim()) ?? commonFilter(name, value, args));
  }
  return value;
}

function splitAtBars(expression: string): string[] {
  const found: string[] = [""];
  let quote: string | undefined;
  for (const sign of expression) {
    if (quote === undefined && sign === "|") {
      found.push("");
      continue;
    }
    if (quote === undefined ? /["']/.test(sign) : sign === quote)
      quote = quote === undefined ? sign : undefined;
    found[found.length - 1] += sign;
  }
  return found.map((part) => part.trim());
}

function commonFilter(name: string, value: string, args: string): string | undefined {
  const [argument = ""] = readArguments(args).positional;
  switch (name) {
    case "upcase":
    case "upper":
      return value.toUpperCase();
    case "downcase":
    case "lower":
      return value.toLowerCase();
    case "append":
      return value + argument;
    case "prepend":
      return argument + value;
    case "strip":
    case "trim":
    case "safe":
    case "escape":
    case "xml_escape":
    case "markdownify":
    case "smartify":
      return value.trim();
    default:
      return undefined;
  }
}

/** Tags for which sites of both systems have plugins of the same names. */
function commonTag(tag: Tag, lose: (reason: string) => void): string | undefined {
  const { positional, named } = readArguments(tag.args);
  const [first = ""] = positional;
  switch (tag.name.toLowerCase()) {
    case "highlight":
      return codeText(tag.inner?.source ?? "", first.replace(/[^\w+#.-]/g, ""));
    case "youtube":
    case "vimeo":
      return filmText(tag.name, named.get("id") ?? first);
    case "gist":
      lose("the post that gist embeds became a link to it");
      return linkText("Gist", `https://gist.github.com/${first}`);
    case "image":
    case "img":
    case "figure":
    case "picture": {
      const url = named.get("src") ?? first;
      if (!/\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(url)) return undefined;
      const alt = named.get("alt") ?? positional[1] ?? "";
      return pictureText({ url, alt, caption: named.get("caption") ?? named.get("title") });
    }
    default:
      return undefined;
  }
}

const closings: Readonly<Record<string, string>> = { "{%": "%}", "{{": "}}", "{#": "#}" };

/**
 * Finds the tags of Liquid and Nunjucks: `{% name args %}`, `{{ value }}` as a token with the name `{{`, and
 * comments in `{# #}` as one with the name `{#`. What `raw` encloses stays one tag.
 */
export function liquidTags(text: string, nunjucks = false): TagToken[] {
  const tokens: TagToken[] = [];
  /** What the rest of the text does not have, so that nobody looks for it again. */
  const missing = new Set<string>();
  for (let start = text.indexOf("{"); start >= 0; start = text.indexOf("{", start + 1)) {
    const opening = text.slice(start, start + 2);
    const closing = closings[opening];
    if (closing === undefined || missing.has(closing) || (opening === "{#" && !nunjucks)) continue;
    const end = text.indexOf(closing, start + 2);
    if (end < 0) {
      missing.add(closing);
      continue;
    }
    const token = tokenOf(opening, text.slice(start + 2, end), start, end + 2);
    start = end + 1;
    tokens.push(token);
    if (token.name !== "raw" && token.name !== "verbatim") continue;
    const close = missing.has(token.name) ? undefined : endOfRaw(text, token);
    if (close === undefined) {
      missing.add(token.name);
      continue;
    }
    tokens.push(close);
    start = close.end - 1;
  }
  return tokens;
}

function tokenOf(opening: string, content: string, start: number, end: number): TagToken {
  const inner = content.replace(/^-|-$/g, "").trim();
  if (opening !== "{%") return { kind: "open", name: opening, args: inner, start, end };
  const [name = ""] = /^[\w.-]*/.exec(inner) ?? [];
  const args = inner.slice(name.length).trim();
  return name.startsWith("end")
    ? { kind: "close", name: name.slice(3), args, start, end }
    : { kind: "open", name, args, start, end };
}

function endOfRaw(text: string, { name, end }: TagToken): TagToken | undefined {
  const pattern = new RegExp(`\\{%-?[ \\t\\n]*end${name}[ \\t\\n]*-?%\\}`, "g");
  pattern.lastIndex = end;
  const found = pattern.exec(text);
  return found === null
    ? undefined
    : { kind: "close", name, args: "", start: found.index, end: found.index + found[0].length };
}
