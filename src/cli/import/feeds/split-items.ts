import { Parser } from "htmlparser2";

/** A part of a feed's document, as well-formed XML. */
export type FeedPart =
  | {
      /**
       * An item within what surrounds it; or the document without its items. That comes before the first item, as far as it
       * was read by then, and again at the end.
       */
      readonly kind: "item" | "head";
      readonly xml: string;
      /** The line in the whole document at which the part begins, counted from 1. */
      readonly line: number;
    }
  | { readonly kind: "too-long"; readonly line: number };

/** Characters of one item, and of what surrounds the items. */
const mostCharacters = 20_000_000;

/** Nothing in a feed is nested deeper: HTML in it should be text. */
const mostDepth = 200;

interface OpenItem {
  text: string;
  /** How many elements surround it. */
  readonly depth: number;
  readonly line: number;
  tooLong: boolean;
}

/**
 * Splits a feed of any size into its items, without holding more than one of them. It reads XML that is not well
 * formed, too: an end tag without a beginning is ignored, and whatever is open at the end is closed. Entities that
 * a document declares are not expanded, so XML bombs stay small.
 *
 * @param chunks the text of the document, in pieces
 */
export async function* splitItems(
  chunks: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<FeedPart> {
  const done: FeedPart[] = [];
  const ancestors: { readonly name: string; readonly tag: string }[] = [];
  const lines = new LineCounter();
  let head = "";
  let item: OpenItem | undefined;
  let isFirst = true;

  /** The end tags of all that is open. */
  const closing = () =>
    ancestors
      .toReversed()
      .map(({ name }) => `</${name}>`)
      .join("");
  const write = (text: string) => {
    if (item === undefined) {
      if (head.length < mostCharacters) head += text;
    } else if (item.text.length + text.length <= mostCharacters) item.text += text;
    else item.tooLong = true;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (ancestors.length >= mostDepth) return;
        const depth = ancestors.length;
        if (item === undefined && isItem(name, depth)) {
          item = { text: "", depth, line: lines.at(parser.startIndex), tooLong: false };
        }
        const tag = openTag(name, attributes);
        write(tag);
        ancestors.push({ name, tag });
      },
      ontext(text) {
        write(escapeText(text));
      },
      onclosetag(name) {
        if (ancestors.at(-1)?.name !== name) return;
        ancestors.pop();
        write(`</${name}>`);
        if (item === undefined || ancestors.length > item.depth) return;
        const { text, line, tooLong } = item;
        if (isFirst) done.push({ kind: "head", xml: `${head}${closing()}`, line: 1 });
        isFirst = false;
        const before = ancestors.map(({ tag }) => tag).join("");
        const xml = `${before}${text}${closing()}`;
        done.push(tooLong ? { kind: "too-long", line } : { kind: "item", xml, line });
        item = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const chunk of chunks) {
    lines.add(chunk);
    parser.write(chunk);
    yield* done.splice(0);
    // A tag or a CDATA section that never ends.
    if (lines.length - parser.endIndex > 2 * mostCharacters) {
      yield { kind: "too-long", line: lines.at(parser.endIndex) };
      break;
    }
  }
  parser.end();
  yield* done.splice(0);
  yield { kind: "head", xml: head, line: 1 };
}

/** Tells the line of an offset, counted from 1. Offsets must not decrease. */
class LineCounter {
  /** Characters of all chunks. */
  length = 0;
  #chunk = "";
  #line = 1;
  /** How much of the chunk has been counted. */
  #counted = 0;

  add(chunk: string): void {
    this.at(this.length);
    this.#chunk = chunk;
    this.#counted = 0;
    this.length += chunk.length;
  }

  at(offset: number): number {
    const end = Math.min(offset - (this.length - this.#chunk.length), this.#chunk.length);
    for (; this.#counted < end; this.#counted += 1) {
      if (this.#chunk.charCodeAt(this.#counted) === 10) this.#line += 1;
    }
    return this.#line;
  }
}

/** Whether an element is an item: of RSS within `channel` or beside it (RSS 1.0), or an entry of Atom. */
function isItem(name: string, depth: number): boolean {
  return depth >= 1 && depth <= 2 && /^(?:\w+:)?(?:item|entry)$/.test(name);
}

function openTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', "&quot;")}"`,
  );
  return `<${name}${written.join("")}>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
