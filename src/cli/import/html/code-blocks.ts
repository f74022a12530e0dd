import type { Element, ElementContent } from "hast";
import { toText } from "hast-util-to-text";
import { walkElements } from "../../../content/markdown/walk.ts";
import { classesOf } from "./classes.ts";

/** Classes with which highlighters name a language: Prism, GitHub, SyntaxHighlighter, Prettify. */
const languageClass = /^(?:language-|lang-|highlight-source-|brush:)([\w+#-]+);?$/;

/**
 * A block of code as Markdown's own parser makes it: `<pre><code class="language-js">`. The language may be in a class or
 * an attribute of the block, of the code in it, or of what surrounds it.
 */
export function codeLanguage(pre: Element, parent: Element | undefined): Element {
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
export function withoutLineNumbers(table: Element): Element | undefined {
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
