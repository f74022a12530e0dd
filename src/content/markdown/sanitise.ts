import type { Element, Root } from "hast";
import { find, html } from "property-information";
import rehypeSanitize from "rehype-sanitize";
import { unified } from "unified";
import type { TextFinding } from "../content-error.ts";
import { allowedEmbed, allowedHtml } from "./allowed-html.ts";
import { walkElements } from "./walk.ts";

declare module "hast" {
  interface ElementData {
    /** The element's position among those of the tree before it was sanitised. */
    serial?: number;
  }
}

/** The most warnings about one article: after 20 the author has seen the pattern. */
const mostWarnings = 20;

const sanitizer = unified().use(rehypeSanitize, allowedHtml).freeze();
const addresses = ["href", "src", "poster", "cite"];
/** Attributes in the embed codes of video sites. `allowedEmbed` sets its own, so these need no warning. */
const ofPlayers = ["allow", "frameBorder", "scrolling", "border", "frameSpacing"];
const takeOut = "remove it from the text; docs/authoring.md lists the HTML that an article may use";

/**
 * Removes all HTML that allowed-html.ts does not list. Returns the new tree, and a warning for each
 * element and attribute that it removed.
 */
export function sanitise(root: Root): { root: Root; findings: TextFinding[] } {
  const findings: TextFinding[] = [];
  const warn = (node: Element, message: string) => {
    const offset = node.position?.start.offset ?? 0;
    findings.push({ severity: "warning", offset, message, fix: takeOut });
  };
  let elements = 0;
  walkElements(root, (node, index, parent) => {
    for (const name of addresses) {
      const value = node.properties[name];
      if (typeof value === "string") node.properties[name] = bareAddress(value);
    }
    if (node.tagName === "iframe") {
      const frame = allowedEmbed(node);
      parent.children.splice(index, 1, ...(frame === undefined ? [] : [frame]));
      if (frame === undefined) warn(node, elementGone(node));
      else for (const message of attributesGone(node, frame)) warn(node, message);
      return frame === undefined ? index : index + 1;
    }
    node.data = { position: {}, serial: elements };
    elements += 1;
    return undefined;
  });
  const safe = sanitizer.runSync(root);
  const after = new Map<number, Element>();
  walkElements(safe, (node) => {
    if (node.data?.serial !== undefined) after.set(node.data.serial, node);
    delete node.data;
    // The list is empty if none of the classes is allowed.
    for (const [name, value] of Object.entries(node.properties)) {
      if (Array.isArray(value) && value.length === 0) delete node.properties[name];
    }
  });
  walkElements(root, (node) => {
    if (node.data?.serial === undefined) return undefined;
    const kept = after.get(node.data.serial);
    if (kept !== undefined) {
      for (const message of attributesGone(node, kept)) warn(node, message);
      return undefined;
    }
    warn(node, elementGone(node));
    // One warning covers an element and everything in it.
    return allowedHtml.strip?.includes(node.tagName) ? "skip" : undefined;
  });
  findings.sort((a, b) => a.offset - b.offset);
  const beyond = findings.splice(mostWarnings);
  if (beyond[0] !== undefined) {
    const message = `${beyond.length} more elements and attributes were removed from here on`;
    findings.push({ ...beyond[0], message });
  }
  return { root: safe, findings };
}

/**
 * An address as a browser reads it: without surrounding spaces, without line breaks and tabs (URL
 * Standard, section 4.4), and with its scheme in lower case.
 */
function bareAddress(written: string): string {
  return written
    .trim()
    .replace(/[\t\n\r]/g, "")
    .replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}

function elementGone({ tagName, properties }: Element): string {
  const from = tagName === "iframe" ? ` from ${short(properties["src"])}` : "";
  return `the HTML element <${tagName}>${from} was removed`;
}

function attributesGone(before: Element, after: Element): string[] {
  return Object.entries(before.properties).flatMap(([name, value]) => {
    const kept = after.properties[name];
    if (kept !== undefined && String(kept) === String(value)) return [];
    if (value === undefined || value === null || value === false) return [];
    if (before.tagName === "iframe" && (kept !== undefined || ofPlayers.includes(name))) return [];
    const { attribute } = find(html, name);
    return addresses.includes(name)
      ? `the address ${short(value)} was removed from <${before.tagName}>`
      : `the attribute ${attribute} was removed from <${before.tagName}>`;
  });
}

function short(value: unknown): string {
  const text = String(value ?? "nowhere");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
