import type { LossWithin } from "../../imported.ts";
import { codeText, filmText, linkText, pictureText, plainText } from "../markdown-text.ts";
import {
  block,
  mostTags,
  readArguments,
  type Tag,
  type TagToken,
  translateTags,
} from "../template-tags.ts";

/** What shortcodes may ask the site for. */
interface ShortcodeContext {
  /** The absolute address of the page that `ref` names; undefined if there is none. */
  address(reference: string): string | undefined;
  /** The value of a parameter of the page or the site. */
  param(name: string): string | undefined;
}

/**
 * Translates Hugo's own shortcodes to Markdown, and some that many themes have. Of others, it keeps what is
 * between their tags, and reports a loss.
 */
export function translateShortcodes(
  text: string,
  context: ShortcodeContext,
): { readonly text: string; readonly losses: LossWithin[] } {
  const losses: LossWithin[] = [];
  const tokens = shortcodeTags(text);
  if (tokens.length > mostTags) {
    losses.push({
      line: 1,
      reason: `the text has more than ${mostTags} shortcodes, which stay as they are`,
    });
  }
  const lose = ({ line }: Tag, reason: string) => losses.push({ line, reason });
  const translated = translateTags(text, tokens, (tag) => translateTag(tag, context, lose));
  return { text: translated, losses };
}

type Lose = (tag: Tag, reason: string) => void;

function translateTag(tag: Tag, context: ShortcodeContext, lose: Lose): string {
  const { positional, named } = readArguments(tag.args);
  const argument = (name: string, place = 0) => named.get(name) ?? positional[place];
  const inner = tag.inner?.translated() ?? "";
  switch (tag.name.toLowerCase()) {
    case "/*":
      return tag.args;
    case "comment":
      return "";
    case "figure":
      return figure(named, positional[0]);
    case "youtube":
    case "vimeo":
    case "vimeo_simple": {
      const film = filmText(tag.name, argument("id") ?? "");
      if (film !== undefined) return film;
      break;
    }
    case "highlight": {
      const language = argument("lang") ?? argument("type") ?? "";
      return codeText(
        tag.inner?.source ?? argument("code", 2) ?? "",
        language.replace(/[^\w+#.-]/g, ""),
      );
    }
    case "ref":
    case "relref": {
      const reference = argument("path") ?? "";
      const address = context.address(reference);
      if (address !== undefined) return address;
      lose(tag, `the reference ${reference} names no page of the site, so the link leads nowhere`);
      return "#";
    }
    case "param": {
      const value = context.param(argument("name") ?? "");
      if (value !== undefined) return value;
      break;
    }
    case "details": {
      const summary = argument("summary") ?? argument("title") ?? "Details";
      return block(
        `<details>\n<summary>${html(summary)}</summary>\n\n${inner.trim()}\n\n</details>`,
      );
    }
    case "rawhtml":
    case "raw":
    case "html":
      return tag.inner?.source ?? "";
    default: {
      const link = linkToPost(tag.name, argument);
      if (link === undefined) break;
      lose(tag, `the post that ${tag.name} embeds became a link to it`);
      return link;
    }
  }
  lose(
    tag,
    tag.inner === undefined
      ? `the shortcode ${tag.name} has no meaning here, so nothing stands in its place: ${tag.source.slice(0, 120)}`
      : `the shortcode ${tag.name} has no meaning here; the text between its tags stayed`,
  );
  return inner;
}

function figure(named: ReadonlyMap<string, string>, first: string | undefined): string {
  const source = named.get("src") ?? first ?? "";
  const credit = named.get("attr");
  const caption = [
    named.get("title"),
    named.get("caption"),
    credit === undefined ? undefined : `(${credit})`,
  ]
    .flatMap((part) => (part === undefined ? [] : plainText(part)))
    .join(" ");
  const words = plainText(named.get("caption") ?? named.get("title") ?? "");
  return pictureText({
    url: source,
    alt: named.get("alt") ?? words,
    caption,
    link: named.get("link"),
  });
}

/** Posts of other sites come with scripts, which articles may not have. */
function linkToPost(
  name: string,
  argument: (name: string, place?: number) => string | undefined,
): string | undefined {
  const id = argument("id");
  switch (name.toLowerCase()) {
    case "gist": {
      const [user, gist] = [argument("user", 0), argument("id", 1)];
      return user && gist ? linkText("Gist", `https://gist.github.com/${user}/${gist}`) : undefined;
    }
    case "tweet":
    case "twitter":
    case "twitter_simple":
    case "x":
    case "x_simple": {
      const user = argument("user", 1) ?? "i";
      return id && linkText("Post on X", `https://x.com/${user}/status/${id}`);
    }
    case "instagram":
    case "instagram_simple":
      return id && linkText("Post on Instagram", `https://www.instagram.com/p/${id}/`);
    case "mastodon":
      return id?.startsWith("https://") ? linkText("Post on Mastodon", id) : undefined;
    default:
      return undefined;
  }
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/**
 * Finds Hugo's shortcodes: `{{< name args >}}` and `{{% name args %}}`, also within code, as Hugo does. The
 * escaped form of a shortcode is a token with the name `/*`, and the shortcode as its arguments.
 */
function shortcodeTags(text: string): TagToken[] {
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
