import type { Nodes, Parents } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { messageOf } from "../../../../content/content-error.ts";
import type { LossWithin } from "../../imported.ts";
import { applyEdits, type Edit, spanOf } from "../edits.ts";
import { filmText, linkText, pictureText } from "../markdown-text.ts";

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** Turns MDX into Markdown: without imports, exports and expressions, and with HTML in place of JSX. */
export function translateMdx(text: string): {
  readonly text: string;
  readonly losses: LossWithin[];
} {
  try {
    const root = parser.parse(text);
    const translation = new Translation(text);
    translation.read(root);
    return { text: applyEdits(text, translation.edits).trimStart(), losses: translation.losses };
  } catch (cause) {
    const plain = text.replace(/^(?:import|export)\s.*$/gm, "");
    const reason = `the text is not valid MDX, so its components stayed as they are (${messageOf(cause).slice(0, 200)})`;
    return { text: plain, losses: [{ line: 1, reason }] };
  }
}

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

class Translation {
  readonly edits: Edit[] = [];
  readonly losses: LossWithin[] = [];
  readonly #text: string;
  /** What `import` names: pictures, by the names that the text has for them. */
  readonly #imports = new Map<string, string>();

  constructor(text: string) {
    this.#text = text;
  }

  read(node: Parents): void {
    for (const child of node.children) {
      switch (child.type) {
        case "mdxjsEsm":
          for (const [, name = "", path = ""] of child.value.matchAll(
            /import\s+(\w+)\s+from\s+["']([^"']+)["']/g,
          )) {
            this.#imports.set(name, path);
          }
          this.#replace(child, "");
          break;
        case "mdxFlowExpression":
        case "mdxTextExpression":
          this.#expression(child, child.value);
          break;
        case "mdxJsxFlowElement":
        case "mdxJsxTextElement":
          this.#element(child);
          break;
        default:
          if ("children" in child) this.read(child);
      }
    }
  }

  #expression(node: Nodes, value: string): void {
    const code = value.replace(/\/\*[\s\S]*?\*\//g, "").trim();
    const [, , literal] = /^(["'`])([^"'`$]*)\1$/.exec(code) ?? [];
    if (code !== "" && literal === undefined) {
      this.#lose(
        node,
        `nothing stands in the place of a value that only the site's programs know: {${code.slice(0, 100)}}`,
      );
    }
    this.#replace(node, literal ?? "");
  }

  #element(node: Jsx): void {
    const name = node.name ?? "";
    const whole = this.#knownElement(node, name);
    if (whole !== undefined) {
      this.#replace(node, whole);
      return;
    }
    const isHtml = /^[a-z][a-z0-9]*$/.test(name);
    if (!isHtml && name !== "" && name !== "Fragment") {
      this.#lose(
        node,
        node.children.length === 0
          ? `the component ${name} has no meaning here, so nothing stands in its place`
          : `the component ${name} has no meaning here; the text within it stayed`,
      );
    }
    this.#tags(node, isHtml ? this.#opening(node) : "", isHtml ? `</${name}>` : "");
    this.read(node);
  }

  /** Replaces the tags of an element around its children, which stand in lines of their own. */
  #tags(node: Jsx, opening: string, closing: string): void {
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (first === undefined || last === undefined) {
      this.#replace(node, opening + closing);
      return;
    }
    const { start, end } = spanOf(node);
    const line = node.type === "mdxJsxFlowElement" ? "\n\n" : "";
    this.edits.push({ start, end: spanOf(first).start, text: `${opening}${line}` });
    this.edits.push({ start: spanOf(last).end, end, text: `${line}${closing}` });
    if (line === "") return;
    // An indented child would be code in Markdown.
    for (const child of node.children.slice(1)) {
      const from = spanOf(child).start;
      const indent = /[ \t]*$/.exec(this.#text.slice(0, from))?.[0].length ?? 0;
      this.edits.push({ start: from - indent, end: from, text: "" });
    }
  }

  #opening(node: Jsx): string {
    const attributes = node.attributes.flatMap((one) =>
      one.type === "mdxJsxAttribute" && typeof one.value === "string" && one.name !== "className"
        ? [` ${one.name}="${one.value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`]
        : [],
    );
    return `<${node.name}${attributes.join("")}>`;
  }

  /** Pictures, films and posts, under the names that packages for Astro give them. */
  #knownElement(node: Jsx, name: string): string | undefined {
    const attribute = (key: string) => this.#attribute(node, key);
    if (name === "Image" || name === "Picture" || name === "img") {
      const url = attribute("src");
      return url && pictureText({ url, alt: attribute("alt") ?? "", caption: attribute("title") });
    }
    const film = attribute("id") ?? attribute("videoid") ?? attribute("url") ?? "";
    if (/^(?:YouTube|Youtube|Vimeo|LiteYouTube)$/.test(name)) {
      return filmText(name === "Vimeo" ? "vimeo" : "youtube", film);
    }
    if (/^(?:Tweet|LinkPreview|Mastodon)$/.test(name) && film.startsWith("https://")) {
      this.#lose(node, `the post that ${name} embeds became a link to it`);
      return linkText(film, film);
    }
    return undefined;
  }

  /** A text, or the path of the picture that an imported name stands for. */
  #attribute(node: Jsx, key: string): string | undefined {
    for (const one of node.attributes) {
      if (one.type !== "mdxJsxAttribute" || one.name !== key) continue;
      if (typeof one.value === "string") return one.value;
      const code = one.value?.value.trim() ?? "";
      const [, , literal] = /^(["'`])([^"'`$]*)\1$/.exec(code) ?? [];
      return literal ?? this.#imports.get(code.replace(/\.src$/, ""));
    }
    return undefined;
  }

  #replace(node: Nodes, text: string): void {
    this.edits.push({ ...spanOf(node), text });
  }

  #lose(node: Nodes, reason: string): void {
    this.losses.push({ line: node.position?.start.line ?? 1, reason });
  }
}
