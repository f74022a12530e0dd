import type { Element } from "hast";
import type { Definition, Image, Link, Nodes } from "mdast";
import { messageOf } from "../../../content/content-error.ts";
import { renderMarkdown } from "../../../content/markdown/markdown.ts";
import { parseMarkdown } from "../../../content/markdown/parse-markdown.ts";
import { markdownNodes } from "../../../content/markdown/walk.ts";
import { printable } from "../../../content/source-file.ts";
import { standIn } from "../html/addresses.ts";
import type { Complain, TextLoss } from "../html/losses.ts";
import { pictureSources } from "../html/picture-sources.ts";
import type { Converted, TextContext } from "../html/to-markdown.ts";

/** A passage of the text that is replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Brings Markdown of another system: its words stay letter by letter, only addresses change, and pictures without a
 * description get one. HTML in it that articles may not have is a loss; the article keeps it, and `check` names it.
 * Never throws.
 */
export async function rewriteMarkdown(markdown: string, context: TextContext): Promise<Converted> {
  const losses: TextLoss[] = [];
  const text = `${printable(markdown.replace(/\r\n?/g, "\n")).trim()}\n`;
  try {
    const edits: Edit[] = [];
    for (const node of [...markdownNodes(parseMarkdown(text))]) {
      const complain: Complain = (reason) =>
        losses.push({ line: node.position?.start.line, reason });
      edits.push(...(await editsOf(node, text, context, complain)));
    }
    const rewritten = applied(text, edits);
    const { findings } = renderMarkdown(rewritten, context.slug, context.words);
    for (const { message, offset, severity } of findings) {
      if (severity !== "warning" || !/was removed/.test(message)) continue;
      losses.push({ line: rewritten.slice(0, offset).split("\n").length, reason: message });
    }
    const refusal = findings.find(({ severity }) => severity === "error")?.message;
    return { markdown: rewritten, losses, refusal };
  } catch (cause) {
    losses.push({
      reason: `its Markdown cannot be read (${messageOf(cause)}), so its links still lead to the old site`,
    });
    return { markdown: text, losses };
  }
}

async function editsOf(
  node: Nodes,
  text: string,
  context: TextContext,
  complain: Complain,
): Promise<readonly Edit[]> {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return [];
  const source = text.slice(start, end);
  const { resolver } = context;
  switch (node.type) {
    case "image": {
      const url = await pictureFor(node.url, context, complain);
      const alt = node.alt?.trim() || standIn(node.title ?? "", node.url, context.title);
      if (!node.alt?.trim()) complain(`a picture has no description, so ${alt} stands in for it`);
      if (url === node.url && alt === node.alt) return [];
      return [{ start, end, text: url === undefined ? "" : imageText({ ...node, url, alt }) }];
    }
    case "definition": {
      const url = (await resolver.link(node.url, complain)) ?? node.url;
      return url === node.url ? [] : [{ start, end, text: definitionText({ ...node, url }) }];
    }
    case "link": {
      const url = await resolver.link(node.url, complain);
      if (url === undefined || url === node.url) return [];
      return [linkEdit(node, source, start, end, url)];
    }
    case "html":
      return await htmlEdits(source, start, context, complain);
    default:
      return [];
  }
}

/** Replaces the address of a link and leaves its text alone: edits of what is within it come besides. */
function linkEdit(node: Link, source: string, start: number, end: number, url: string): Edit {
  const inner = node.children.at(-1)?.position?.end.offset;
  const isBracketed = source.startsWith("[") && inner !== undefined;
  const title = titleText(node.title);
  if (isBracketed) return { start: inner, end, text: `](${addressText(url)}${title})` };
  // A bare address.
  return { start, end, text: `[${source.replace(/^<|>$/g, "")}](${addressText(url)})` };
}

/** The addresses in HTML, which may be a tag without its end. */
async function htmlEdits(
  source: string,
  start: number,
  context: TextContext,
  complain: Complain,
): Promise<Edit[]> {
  const edits: Edit[] = [];
  const pattern =
    /<(img|a|audio|video|source)\b[^>]*?\s(src|href|poster)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
  for (const match of source.matchAll(pattern)) {
    const [whole, tag = "", name = "", value = ""] = match;
    const address = value.replace(/^["']|["']$/g, "").replaceAll("&amp;", "&");
    const isPicture = tag.toLowerCase() === "img" || name.toLowerCase() === "poster";
    const found = isPicture
      ? await pictureFor(address, context, complain)
      : name.toLowerCase() === "src"
        ? await context.resolver.recording(address, complain)
        : await context.resolver.link(address, complain);
    if (found === undefined || found === address) continue;
    const end = start + match.index + whole.length;
    const written = found.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    edits.push({ start: end - value.length, end, text: `"${written}"` });
  }
  return edits;
}

function pictureFor(
  address: string,
  { base, resolver }: TextContext,
  complain: Complain,
): Promise<string | undefined> {
  const node: Element = {
    type: "element",
    tagName: "img",
    properties: { src: address },
    children: [],
  };
  const http = /^https?:/i.test(base ?? "") ? base : undefined;
  return resolver.picture(pictureSources(node, http), complain);
}

function imageText({ alt, url, title }: Image): string {
  const description = (alt ?? "").replace(/[[\]\\]/g, "\\$&").replace(/\s+/g, " ");
  return `![${description}](${addressText(url)}${titleText(title)})`;
}

function definitionText({ label, identifier, url, title }: Definition): string {
  return `[${label ?? identifier}]: ${addressText(url)}${titleText(title)}`;
}

function titleText(title: string | null | undefined): string {
  return title ? ` "${title.replace(/["\\]/g, "\\$&")}"` : "";
}

function addressText(url: string): string {
  return /[\s()<>]/.test(url) ? `<${url.replace(/[<>]/g, encodeURIComponent)}>` : url;
}

/** Applies edits, of which none overlaps another except one within a link's text. */
function applied(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}
