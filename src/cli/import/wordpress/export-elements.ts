import { SaxesParser } from "saxes";

/** An element of an export, with everything in it. */
export interface XmlElement {
  /** With its prefix, as it is written: `wp:post_id`. Every exporter uses the same prefixes. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The line at which it begins, counted from 1. */
  readonly line: number;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
}

/** Something that is wrong with the XML of an export. */
export interface XmlFault {
  readonly line: number;
  /** As a sentence without a full stop. */
  readonly reason: string;
}

interface Growing extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** The most characters and elements of one item: far beyond any article, and few enough to hold. */
const mostCharacters = 32 * 1024 * 1024;
const mostElements = 200_000;
const mostFaults = 20;
/** The characters that XML 1.0 forbids (section 2.2). */
const forbidden = /(?![\t\n\r\u007F-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu;

/**
 * Reads the text of an RSS document piece by piece, and gives out each child of its channel as soon as that child ends.
 * Holds one child at a time. A fault of the XML is given out too, and the rest is read as far as possible.
 *
 * A document that declares entities, or has more text in one place than any article, is not read further:
 * the last fault says so.
 */
export async function* channelElements(
  pieces: AsyncIterable<string>,
): AsyncGenerator<XmlElement | XmlFault> {
  const ready: (XmlElement | XmlFault)[] = [];
  const open: Growing[] = [];
  const parser = new SaxesParser();
  let faults = 0;
  let elements = 0;
  let characters = 0;
  /** Characters that the parser has taken since it last gave something out. */
  let waiting = 0;
  const fault = (reason: string) => {
    faults += 1;
    if (faults <= mostFaults) ready.push({ line: parser.line, reason });
  };
  parser.on("error", ({ message }) => {
    // An export may use HTML's names for characters. They stay as they are, and are read with the HTML.
    if (!message.includes("undefined entity")) fault(`the XML is damaged: ${bare(message)}`);
  });
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      throw new Refused("the file declares entities, which an export never does");
  });
  parser.on("opentag", ({ name, attributes }) => {
    waiting = 0;
    elements += 1;
    if (elements > mostElements) throw new Refused(tooLong);
    open.push({ name, attributes, line: parser.line, children: [], text: "" });
  });
  const onText = (text: string) => {
    waiting = 0;
    characters += text.length;
    if (characters > mostCharacters) throw new Refused(tooLong);
    const element = open.at(-1);
    if (element !== undefined && open.length > 2) element.text += text;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => {
    waiting = 0;
    const element = open.pop();
    if (element === undefined || open.length < 2) return;
    element.text = copyOf(element.text);
    if (open.length > 2) open.at(-1)?.children.push(element);
    else {
      elements = 0;
      characters = 0;
      ready.push(element);
    }
  });

  let begun = false;
  let removed = 0;
  try {
    for await (const piece of pieces) {
      let text = piece.replace(forbidden, () => {
        removed += 1;
        return "";
      });
      if (!begun) {
        // Plugins that print warnings, or an empty line before <?php, put text before the document.
        text = text.slice(Math.max(0, text.indexOf("<?xml")));
        begun = text !== "";
      }
      waiting += text.length;
      if (waiting > mostCharacters) throw new Refused(tooLong);
      parser.write(text);
      yield* ready.splice(0);
    }
    parser.close();
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    ready.push({ line: parser.line, reason: `${cause.message}; nothing after this line was read` });
  }
  const cut = open.find(({ name }) => name === "item");
  if (cut !== undefined) {
    ready.push({
      line: cut.line,
      reason: "the file ends in the middle of this item, which was left out",
    });
  }
  if (removed > 0) {
    ready.push({
      line: 1,
      reason: `${removed} control characters were removed, because XML forbids them`,
    });
  }
  if (faults > mostFaults) {
    ready.push({ line: parser.line, reason: `the XML has ${faults - mostFaults} more faults` });
  }
  yield* ready;
}

class Refused extends Error {}

const tooLong = "the item here is longer than any article";

/** Whether something that was given out is a fault. */
export function isFault(given: XmlElement | XmlFault): given is XmlFault {
  return "reason" in given;
}

/** The text of an element's child, without surrounding white space; empty if there is none. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? "";
}

/**
 * A text that holds no other text in memory. The parser cuts its texts out of the pieces, and V8 keeps a
 * whole piece for each part of it that is still in use.
 */
function copyOf(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

/** A message of the parser without its position, which the fault has already. */
function bare(message: string): string {
  return message.replace(/^\d+:\d+:\s*/, "").replace(/\.$/, "");
}
