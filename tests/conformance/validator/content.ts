import { Parser } from "htmlparser2";
import { isAbsolute } from "./values.ts";

/** Elements that the W3C feed validator calls a security risk, or that do nothing in a reader. */
const risky =
  /^(script|style|link|meta|base|object|embed|applet|iframe|frame|frameset|noframes|title|body|head|html|svg|math|plaintext|xmp|video|audio|form|input|button|select|textarea)$/;

/** Attributes that the W3C feed validator calls a risk, or that only a page can use. */
const riskyAttributes = /^(on.+|style|role|aria-.+|data-.+)$/;

const addresses = /^(href|src|cite|poster|background|longdesc|action|data)$/;

/** What is wrong with HTML in a feed. */
export function checkContent(html: string): string[] {
  const findings: string[] = [];
  let paragraph: string | undefined;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (risky.test(name)) findings.push(`<${name}> in the content`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (riskyAttributes.test(attribute)) findings.push(`attribute ${attribute} in the content`);
        if (addresses.test(attribute)) findings.push(...checkAddress(value));
        if (attribute === "srcset") {
          for (const one of value.split(/,\s+/)) findings.push(...checkAddress(one.split(" ")[0]));
        }
        if (attribute === "class" && !/^language-/.test(value)) {
          findings.push(`class ${value} in the content`);
        }
      }
      paragraph = name === "p" ? "" : undefined;
    },
    ontext: (text) => {
      if (paragraph !== undefined) paragraph += text;
    },
    onclosetag: (name) => {
      if (name === "p" && paragraph?.trim() === "") findings.push("empty paragraph");
      paragraph = undefined;
    },
    oncomment: () => findings.push("comment in the content"),
    onprocessinginstruction: (name) => findings.push(`${name} in the content`),
  });
  parser.end(html);
  return findings;
}

function checkAddress(address = ""): string[] {
  if (!isAbsolute(address)) return [`relative URL ${address}`];
  return /^(https?|mailto|tel):/.test(address) ? [] : [`URL of another scheme ${address}`];
}
