import type { Element, ElementContent, Parents, Root } from "hast";
import { toText } from "hast-util-to-text";
import { embedHosts } from "../../../content/markdown/allowed-html.ts";
import { walkElements } from "../../../content/markdown/walk.ts";
import type { Words } from "../../../language/words.ts";
import { embedOf } from "./embeds.ts";
import { recordingOf } from "./figures.ts";
import { classesOf } from "./html-tree.ts";
import type { Complain } from "./losses.ts";
import { pictureSources } from "./picture-sources.ts";

/** Old elements, and those that mean the same today. */
const successors: Readonly<Record<string, string>> = {
  acronym: "abbr",
  dir: "ul",
  menu: "ul",
  strike: "s",
  tt: "code",
};

/**
 * Turns what only a browser with scripts and styles understands into plain HTML: pictures that load late,
 * players, captions and galleries that are made of `div`, code with a language in some class. Changes the tree.
 *
 * @param base resolves the addresses of pictures
 * @param words with which Broadsheet labels recordings in feeds, in the language of the text
 * @returns the addresses under which each picture may be, by the `src` that it has now
 */
export function prepare(
  root: Root,
  base: string | undefined,
  words: Pick<Words, "audio" | "video">,
  complain: Complain,
): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, readonly string[]>();
  walkElements(root, (node, index, parent) => {
    const replace = (...nodes: ElementContent[]) => {
      parent.children.splice(index, 1, ...nodes);
      return index + nodes.length;
    };
    const successor = successors[node.tagName];
    if (successor !== undefined) node.tagName = successor;
    const classes = classesOf(node);
    switch (node.tagName) {
      case "img": {
        const { alt, width, height } = node.properties;
        const isEmoji = classes.some((name) => /^(?:emoji|wp-smiley)$/.test(name));
        if (isEmoji && typeof alt === "string") return replace({ type: "text", value: alt });
        if (isDot(width) && isDot(height)) {
          complain("a picture of one pixel, which counts visits, was left out", node);
          return replace();
        }
        const found = pictureSources(node, base);
        const [first] = found;
        if (first === undefined) {
          complain("a picture has no address", node);
          return replace();
        }
        sources.set(first, found);
        // The title of a picture in Markdown is its caption. Here it is what a mouse shows.
        node.properties["alt"] = String(alt ?? "").trim() || node.properties["title"];
        delete node.properties["title"];
        node.properties["src"] = first;
        return undefined;
      }
      case "a":
        restorePlayer(node, parent, words);
        return undefined;
      case "noscript": {
        const before = parent.children.slice(0, index).findLast(({ type }) => type === "element");
        const repeats = before?.type === "element" && holdsPicture(before) && holdsPicture(node);
        return repeats ? replace() : replace(...node.children) && index;
      }
      case "iframe":
      case "embed":
      case "object": {
        const embed = embedOf(node, base, complain);
        return embed === node ? "skip" : replace(...(embed === undefined ? [] : [embed]));
      }
      case "table":
      case "pre": {
        const code = node.tagName === "pre" ? node : withoutLineNumbers(node);
        if (code === undefined) return undefined;
        return replace(codeLanguage(code, parent.type === "element" ? parent : undefined));
      }
      default:
        nameCaption(node, classes);
        return undefined;
    }
  });
  return sources;
}

/**
 * Broadsheet's own feeds have links in place of players. A link that is alone and leads to an embedded player
 * becomes one again; the label of a recording becomes its name again.
 */
function restorePlayer(
  node: Element,
  parent: Parents,
  { audio, video }: Pick<Words, "audio" | "video">,
): void {
  const url = URL.parse(String(node.properties["href"] ?? ""));
  const others = parent.children.filter(
    (child) => child !== node && (child.type !== "text" || child.value.trim() !== ""),
  );
  const isAlone = others.every(
    (child) => child.type === "element" && child.tagName === "figcaption",
  );
  if (!isAlone || url === null) return;
  const text = toText(node).trim();
  if (embedHosts.has(url.host) && /^\/(?:embed|video|player\.html)/.test(url.pathname)) {
    node.tagName = "iframe";
    node.properties = { src: url.href, ...(text !== url.hostname && { title: text }) };
    node.children = [];
  } else if (recordingOf(node) !== undefined) {
    const label = [audio, video].find((label) => text.startsWith(label.replace("{title}", "")));
    if (label !== undefined) {
      node.children = [{ type: "text", value: text.slice(label.length - "{title}".length) }];
    }
  }
}

/** Makes figures of what WordPress draws as figures. */
function nameCaption(node: Element, classes: readonly string[]): void {
  if (classes.some((name) => /^(?:wp-caption|gallery-item)$/.test(name))) node.tagName = "figure";
  if (classes.some((name) => /^(?:wp-caption-text|gallery-caption)$/.test(name))) {
    node.tagName = "figcaption";
  }
  if (node.tagName === "dt" && classes.includes("gallery-icon")) node.tagName = "div";
}

function isDot(size: unknown): boolean {
  return size !== undefined && size !== null && size !== "" && Number(size) <= 2;
}

function holdsPicture(node: Element): boolean {
  return (
    node.tagName === "img" ||
    node.children.some((child) => child.type === "element" && holdsPicture(child))
  );
}

/** Classes with which highlighters name a language: Prism, GitHub, SyntaxHighlighter, Prettify. */
const languageClass = /^(?:language-|lang-|highlight-source-|brush:)([\w+#-]+);?$/;

/**
 * A block of code as Markdown's own parser makes it: `<pre><code class="language-js">`. The language may be in a class or
 * an attribute of the block, of the code in it, or of what surrounds it.
 */
function codeLanguage(pre: Element, parent: Element | undefined): Element {
  const inner = pre.children.find(
    (child): child is Element => child.type === "element" && child.tagName === "code",
  );
  const around = [inner, pre, parent].flatMap((node) => node ?? []);
  const language = around.map(languageOf).find((name) => name !== undefined);
  const children: ElementContent[] = [{ type: "text", value: toText(pre, { whitespace: "pre" }) }];
  const properties = language === undefined ? {} : { className: [`language-${language}`] };
  const code: Element = { type: "element", tagName: "code", properties, children };
  return { ...pre, properties: {}, children: [code] };
}

function languageOf(node: Element): string | undefined {
  // "brush: php" is two classes.
  const classes = classesOf(node).join(" ").replaceAll("brush: ", "brush:").split(" ");
  const named = classes.flatMap((name) => languageClass.exec(name)?.[1] ?? []);
  const { dataLang, dataLanguage } = node.properties;
  const language = named[0] ?? dataLang ?? dataLanguage;
  const isText = /^(?:none|plain|plaintext|text|txt)$/i.test(String(language));
  return typeof language === "string" && !isText && /^[\w+#-]+$/.test(language)
    ? language.toLowerCase()
    : undefined;
}

/** The code in a table that has the numbers of the lines in its first column; undefined if it is another table. */
function withoutLineNumbers(table: Element): Element | undefined {
  let hasNumbers = false;
  let code: Element | undefined;
  walkElements(table, (node) => {
    const isCell = node.tagName === "td";
    if (isCell && classesOf(node).some((name) => /^(?:.*gutter|linenos?|blob-num)$/.test(name))) {
      hasNumbers = true;
      return "skip";
    }
    if (hasNumbers && node.tagName === "pre") code = node;
    return undefined;
  });
  return code;
}
