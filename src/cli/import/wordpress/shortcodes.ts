/** A shortcode of WordPress: `[name key="value"]`, and perhaps a content up to `[/name]`. */
export interface Shortcode {
  /** In lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Values without a key, as in `[youtube https://…]` and `[youtube=https://…]`. */
  readonly values: readonly string[];
  /** Nothing if the shortcode has no closing tag. */
  readonly content: string | undefined;
  /** As it is written, without its content and closing tag. */
  readonly tag: string;
  /** Where it begins in the text, in UTF-16 units. */
  readonly offset: number;
}

/** What to do with a shortcode. */
export interface ShortcodeRules {
  /** Returns the HTML of a shortcode, or nothing if it does not know the shortcode. */
  readonly expand: (code: Shortcode) => string | undefined;
  /** Hears of each unknown shortcode. Its tags are removed, and what is between them stays. */
  readonly lose: (code: Shortcode) => void;
}

const opening = /\[([a-z][a-z0-9_-]*)((?:[\s=/][^[\]]*)?)\]/iy;
const closing = /\[\/([a-z][a-z0-9_-]*)\]/giy;
/** Elements whose content is shown as it is, with its brackets. */
const verbatim = /<(pre|code|script|style|textarea)\b/iy;

/**
 * Expands the shortcodes of a text. Text in brackets that is no shortcode, such as `[sic]` and `[1]`, stays.
 * `[[name]]` stands for `[name]`. Nothing changes within tags, comments, `<pre>` and `<code>`.
 */
export function expandShortcodes(text: string, { expand, lose }: ShortcodeRules): string {
  const closers = closersOf(text);
  const lower = text.toLowerCase();
  const removed = new Set<string>();
  let out = "";
  /** Up to here, the text is in `out`. */
  let done = 0;
  const replace = (start: number, end: number, html: string) => {
    out += text.slice(done, start) + html;
    done = end;
    return end;
  };
  for (let at = nextSign(text, 0); at >= 0; at = nextSign(text, at)) {
    if (text[at] === "<") {
      at = endOfMarkup(lower, at);
      continue;
    }
    const escaped = text[at + 1] === "[" ? matchAt(opening, text, at + 1) : undefined;
    if (escaped !== undefined && text[escaped.end] === "]") {
      at = replace(at, escaped.end + 1, text.slice(at + 1, escaped.end));
      continue;
    }
    const closer = matchAt(closing, text, at);
    if (closer !== undefined) {
      at = removed.has(closer.name) ? replace(at, closer.end, "") : closer.end;
      continue;
    }
    const opener = matchAt(opening, text, at);
    if (opener === undefined) {
      at += 1;
      continue;
    }
    const closed = opener.rest.endsWith("/") ? undefined : closers(opener.name, opener.end);
    const code: Shortcode = {
      name: opener.name,
      ...parametersOf(opener.rest),
      content: closed === undefined ? undefined : text.slice(opener.end, closed.start),
      tag: text.slice(at, opener.end),
      offset: at,
    };
    const html = expand(code);
    if (html !== undefined) {
      at = replace(at, closed?.end ?? opener.end, html);
    } else if (isShortcode(code)) {
      removed.add(code.name);
      lose(code);
      at = replace(at, opener.end, "");
    } else at += 1;
  }
  return out + text.slice(done);
}

/** Whether a text in brackets that nobody knows is a shortcode, and not an author's remark. */
function isShortcode({ name, attributes, content }: Shortcode): boolean {
  return content !== undefined || name.includes("_") || Object.keys(attributes).length > 0;
}

function nextSign(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === "[" || text[at] === "<") return at;
  return -1;
}

/** Where a tag, a comment or an element that shows its content as it is ends. */
function endOfMarkup(lower: string, at: number): number {
  const endsWith = (end: string) => {
    const found = lower.indexOf(end, at + 1);
    return found < 0 ? lower.length : found + end.length;
  };
  if (lower.startsWith("<!--", at)) return endsWith("-->");
  verbatim.lastIndex = at;
  const element = verbatim.exec(lower)?.[1];
  if (element !== undefined) return endsWith(`</${element}>`);
  return /[a-z/]/.test(lower[at + 1] ?? "") ? endsWith(">") : at + 1;
}

function matchAt(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [whole, name = "", rest = ""] = match;
  return { name: name.toLowerCase(), rest: rest.trimEnd(), end: at + whole.length };
}

/** Finds the first closing tag of a name from a place on. */
function closersOf(text: string) {
  const places = new Map<string, { start: number; end: number }[]>();
  for (const match of text.matchAll(/\[\/([a-z][a-z0-9_-]*)\]/gi)) {
    const name = (match[1] ?? "").toLowerCase();
    const known = places.get(name) ?? [];
    known.push({ start: match.index, end: match.index + match[0].length });
    places.set(name, known);
  }
  return (name: string, from: number) => {
    const known = places.get(name);
    while (known?.[0] !== undefined && known[0].start < from) known.shift();
    return known?.[0];
  };
}

const quotes = `"'“”″‘’`;
const parameter = new RegExp(
  `(?:([a-z][a-z0-9_-]*)\\s*=\\s*)?(?:[${quotes}]([^${quotes}]*)[${quotes}]|([^\\s${quotes}]+))`,
  "gi",
);

function parametersOf(written: string): Pick<Shortcode, "attributes" | "values"> {
  const attributes: Record<string, string> = {};
  const values: string[] = [];
  const text = written
    .replace(/\/$/, "")
    .replace(/^=/, "")
    .replaceAll(/&(?:quot|#34|#822[01]|#824[23]);/g, '"')
    .replaceAll("&amp;", "&");
  for (const [, key, quoted, bare] of text.matchAll(parameter)) {
    const value = quoted ?? bare ?? "";
    if (key === undefined) values.push(value);
    else attributes[key.toLowerCase()] = value;
  }
  return { attributes, values };
}
