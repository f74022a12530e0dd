import type { TagToken } from "../template-tags.ts";

/**
 * Finds Hugo's shortcodes: `{{< name args >}}` and `{{% name args %}}`, also within code, as Hugo does. The
 * escaped form of a shortcode is a token with the name `/*`, and the shortcode as its arguments.
 */
export function shortcodeTags(text: string): TagToken[] {
  const tokens: TagToken[] = [];
  for (let start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", start + 2)) {
    const sign = text[start + 2];
    if (sign !== "<" && sign !== "%") continue;
    const closing = sign === "<" ? ">}}" : "%}}";
    const end = endOfTag(text, start + 3, closing);
    // Nothing after this place can be a tag of this kind.
    if (end === undefined) continue;
    tokens.push(tokenOf(text.slice(start + 3, end), start, end + 3, sign, closing));
    start = end + 1;
  }
  return tokens;
}

/** A shortcode is not longer than this. */
const longestTag = 20_000;

/** Where the closing sign begins that is not within quotation marks. */
function endOfTag(text: string, from: number, closing: string): number | undefined {
  let quote: string | undefined;
  for (let at = from; at < text.length && at < from + longestTag; at++) {
    const sign = text[at];
    if (quote !== undefined) {
      if (sign === "\\" && quote === '"') at += 1;
      else if (sign === quote) quote = undefined;
    } else if (sign === '"' || sign === "`") quote = sign;
    else if (text.startsWith(closing, at)) return at;
    else if (text.startsWith("{{<", at) || text.startsWith("{{%", at)) return undefined;
  }
  return undefined;
}

function tokenOf(
  content: string,
  start: number,
  end: number,
  sign: string,
  closing: string,
): TagToken {
  const inner = content.trim();
  if (inner.startsWith("/*")) {
    const literal = `{{${sign}${content.replace("/*", "").replace(/\*\/(?=\s*$)/, "")}${closing}`;
    return { kind: "open", name: "/*", args: literal, start, end };
  }
  const isClosing = inner.startsWith("/");
  const [name = ""] = /^[^\s"`]*/.exec(isClosing ? inner.slice(1).trimStart() : inner) ?? [];
  const args = isClosing ? "" : inner.slice(name.length).replace(/\/$/, "").trim();
  const plain = name.replace(/\/$/, "");
  return { kind: isClosing ? "close" : "open", name: plain, args, start, end };
}
