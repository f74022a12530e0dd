import type { ElementContent, Root } from "hast";
import { find, html } from "property-information";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import { unified } from "unified";
import { codeOf, languageOf } from "../../content/markdown/check-code.ts";
import { formulaLanguage } from "../../content/markdown/find-formulas.ts";
import { toMathMl } from "../../content/markdown/tex.ts";
import { isElementContent, walkElements } from "../../content/markdown/walk.ts";
import { create } from "./tree.ts";

/**
 * The elements of MathML Core, without those that act or embed, and the attributes that change the
 * meaning or the layout of a formula. The library also writes classes for its own style sheet, and
 * styles, which the site's policy forbids.
 */
const elements =
  "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd";
const attributes =
  "display displaystyle scriptlevel mathvariant mathcolor mathbackground mathsize dir form fence separator stretchy symmetric accent accentunder movablelimits largeop lspace rspace minsize maxsize width height depth voffset linethickness columnalign rowalign columnspacing rowspacing columnlines rowlines columnspan rowspan notation";

const mathMl = unified()
  .use(rehypeRaw)
  .use(rehypeSanitize, {
    tagNames: elements.split(" "),
    attributes: { "*": attributes.split(" ").map((name) => find(html, name).property) },
    strip: ["annotation", "script", "style"],
    protocols: {},
  })
  .freeze();

/**
 * Sets the formulas of a body as MathML, for pages. Feeds keep the TeX (decision 18). Changes the tree.
 */
export function setFormulas(root: Root): void {
  walkElements(root, (node, index, parent) => {
    const [only] = node.children;
    const isBlock = node.tagName === "pre" && only?.type === "element";
    const code = isBlock ? only : node;
    if (languageOf(code) !== formulaLanguage) return undefined;
    const formula = formulaOf(codeOf(code), isBlock);
    parent.children.splice(
      index,
      1,
      ...(isBlock ? [create("div", { className: ["formula"], tabIndex: 0 }, formula)] : formula),
    );
    return index + 1;
  });
}

function formulaOf(tex: string, isBlock: boolean): ElementContent[] {
  const source = { type: "raw", value: toMathMl(tex, isBlock) } as const;
  const { children } = mathMl.runSync({ type: "root", children: [source] });
  return children.filter(isElementContent);
}
