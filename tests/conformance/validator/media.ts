import { all, type Node } from "./tree.ts";
import { isMediaType, isWebAddress, isWholeNumber } from "./values.ts";

/** What is wrong with the Media RSS of an item or entry. */
export function checkMedia(parent: Node): string[] {
  const findings: string[] = [];
  const sizes = (node: Node, ...names: readonly string[]) => {
    for (const name of names) {
      const value = node.attributes[name];
      if (value !== undefined && !isWholeNumber(value, 1)) findings.push(`${node.name} ${name}`);
    }
    if (!isWebAddress(node.attributes["url"] ?? "")) findings.push(`${node.name} url`);
  };
  for (const content of all(parent, "media:content")) {
    sizes(content, "fileSize", "width", "height");
    const { type, medium = "" } = content.attributes;
    if (type !== undefined && !isMediaType(type)) findings.push("media:content type");
    if (!/^(image|audio|video|document|executable)$/.test(medium)) findings.push("medium");
    for (const name of ["media:title", "media:description"]) {
      if (all(content, name).length > 1) findings.push(`more than one ${name}`);
    }
    for (const { attributes } of all(content, "media:credit")) {
      const { role = "", scheme = "urn:ebu" } = attributes;
      if (role !== role.toLowerCase()) findings.push("media:credit role in capitals");
      if (scheme === "urn:ebu" && role !== "photographer") findings.push("media:credit role");
    }
  }
  const enclosures = [
    ...all(parent, "enclosure").map(({ attributes }) => attributes["url"]),
    ...all(parent, "link").flatMap(({ attributes: { rel, href } }) =>
      rel === "enclosure" ? [href] : [],
    ),
  ];
  // A reader that knows both elements would show the file twice.
  for (const { attributes } of all(parent, "media:content")) {
    if (enclosures.includes(attributes["url"])) findings.push("media:content of an enclosure");
  }
  for (const thumbnail of all(parent, "media:thumbnail")) sizes(thumbnail, "width", "height");
  return findings;
}
