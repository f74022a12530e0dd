import type { TagToken } from "./template-tags.ts";

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
