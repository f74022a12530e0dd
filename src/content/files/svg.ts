import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { type Finding, type Found, found, messageOf, refused } from "../content-error.ts";

/** A drawing that runs nothing, loads nothing and refers to nothing outside itself. */
export interface CleanSvg {
  readonly source: string;
  /** The images that it contains as data, decoded from Base64. */
  readonly embedded: readonly Uint8Array[];
}

const svgNamespace = "http://www.w3.org/2000/svg";
const xlinkNamespace = "http://www.w3.org/1999/xlink";
const deepest = 200;

const kept = new Set(
  `svg g defs symbol use title desc a switch style path rect circle ellipse line polyline polygon
   text tspan textPath image clipPath mask pattern marker linearGradient radialGradient stop filter
   feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
   feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
   feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
   feSpotLight feTile feTurbulence`.split(/\s+/),
);

/** SVG elements that draw nothing. They are removed without a finding. */
const invisible = new Set(["metadata", "view", "cursor"]);

/**
 * Cleans an SVG 1.1 or 2 document. It keeps elements that draw, attributes without a namespace,
 * references within the document, and JPEG, PNG, GIF and WebP images as data. It removes scripts, event
 * handlers, foreign objects, animations, references to anything else, the DOCTYPE and processing
 * instructions. A finding names the removed parts that a viewer could miss. A document that is not
 * well-formed, or declares its own entities, is refused.
 */
export function cleanSvg(bytes: Uint8Array): Found<CleanSvg> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return refused("this SVG is not UTF-8 text", "export it again as plain SVG");
  }
  const dropped = new Set<string>();
  const embedded: Uint8Array[] = [];
  const out: string[] = [];
  let depth = 0;
  /** The depth of the element that is being removed with its content. */
  let skipping: number | undefined;
  let style: string[] | undefined;

  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new Error(`its elements are nested deeper than ${deepest}`);
    if (depth === 1 && (uri !== svgNamespace || local !== "svg")) {
      throw new Error(`it begins with <${local}>, not with <svg> in the namespace of SVG`);
    }
    if (skipping !== undefined) return;
    if (uri !== svgNamespace || !kept.has(local)) {
      if (uri === svgNamespace && !invisible.has(local)) dropped.add(`<${local}>`);
      skipping = depth;
      return;
    }
    if (local === "style") style = [];
    const namespace = depth === 1 ? ` xmlns="${svgNamespace}"` : "";
    const written = Object.values(attributes)
      // If both forms of href are present, SVG 2 (section 16.1.6) uses the one without a namespace.
      .filter(({ uri }) => uri !== xlinkNamespace || !("href" in attributes))
      .map((attribute) => cleanAttribute(local, attribute, dropped, embedded));
    out.push(`<${local}${namespace}${written.join("")}>`);
  });
  parser.on("closetag", ({ local }) => {
    if (skipping === depth) skipping = undefined;
    else if (skipping === undefined) {
      if (style !== undefined) {
        const css = style.join("");
        if (reachesOut(css)) dropped.add("a style that refers to another file");
        else out.push(escapeXml(css));
        style = undefined;
      }
      out.push(`</${local}>`);
    }
    depth -= 1;
  });
  const onText = (value: string) => {
    if (skipping !== undefined || depth === 0) return;
    if (style === undefined) out.push(escapeXml(value));
    else style.push(value);
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  try {
    parser.write(text).close();
  } catch (cause) {
    return refused(
      `this is not an SVG that can be published: ${messageOf(cause)}`,
      "open it in the program that made it, and export it again as plain SVG",
    );
  }
  return found({ source: out.join(""), embedded }, findingsOn(dropped, out));
}

function cleanAttribute(
  element: string,
  { local, prefix, uri, value }: SaxesAttributeNS,
  dropped: Set<string>,
  embedded: Uint8Array[],
): string {
  if (prefix === "xmlns" || local === "xmlns") return "";
  const isLink = local === "href" && (uri === "" || uri === xlinkNamespace);
  if (uri !== "" && !isLink) return "";
  if (/^on/i.test(local)) {
    dropped.add(`the event handler ${local}`);
    return "";
  }
  if (isLink && !value.startsWith("#")) {
    const data = /^(?:image|feImage)$/.test(element)
      ? /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/.exec(value)?.[1]
      : undefined;
    if (data === undefined) {
      // A link draws nothing itself, and its content stays.
      if (element !== "a") dropped.add(`the reference of <${element}> to another file`);
      return "";
    }
    embedded.push(Buffer.from(data, "base64"));
  } else if (!isLink && reachesOut(value)) {
    dropped.add(`the ${local} of <${element}>, which refers to another file`);
    return "";
  }
  return ` ${local}="${escapeXml(value)}"`;
}

/** Whether CSS, or an attribute that may contain CSS, could load something. */
function reachesOut(css: string): boolean {
  return /\\|@import|@font-face|\b(?:image|image-set|src)\(|url\(\s*(?!["']?#)/i.test(css);
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function findingsOn(dropped: ReadonlySet<string>, out: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  if (dropped.size > 0) {
    findings.push({
      message: `parts of this drawing are left out: ${[...dropped].sort().slice(0, 10).join(", ")}`,
      fix: "look at the picture on the site; if something is missing, export the drawing as PNG",
    });
  }
  if (out.some((part) => part.startsWith("<text"))) {
    findings.push({
      message:
        "this drawing contains text, which is drawn with the fonts of the computer that builds the site",
      fix: "turn its text into paths when you export it",
    });
  }
  return findings;
}
