import type { Child } from "hono/jsx";
import { listParts, type ValuesOf, writeNumber } from "../language/say.ts";
import type { Spoken } from "../language/spoken.ts";
import type { CountedKey, Tag, TextOf, WordKey } from "../language/words.ts";

/** Makes an element around the text between two tags. */
type Wrap = (text: Child) => Child;

type Parts<K extends WordKey> = ValuesOf<K, Child> & { readonly [T in Tag<TextOf<K>>]: Wrap };

/** A sentence with elements in it, by the names of its placeholders and tags. */
export function rich<K extends Exclude<WordKey, CountedKey>>(
  spoken: Spoken,
  key: K,
  parts: Parts<K>,
): Child {
  const text: string = spoken.words[key];
  return <>{build(spoken, text, new Map<string, Child | Wrap>(Object.entries(parts)))}</>;
}

function build(spoken: Spoken, text: string, parts: ReadonlyMap<string, Child | Wrap>): Child[] {
  return [...text.matchAll(/<(\w+)>(.*?)<\/\1>|\{(\w+)\}|[^<{]+|[<{]/gs)].map(
    ([plain, tag, inner = "", name]) => {
      const part = parts.get(tag ?? name ?? "");
      if (typeof part === "function") return part(build(spoken, inner, parts));
      if (part === undefined) return plain;
      return typeof part === "number" ? writeNumber(spoken, part) : part;
    },
  );
}

/** A list of elements, as the language separates them. */
export function List({ spoken, items }: { spoken: Spoken; items: readonly Child[] }) {
  return listParts(spoken, items.length).map((part) =>
    typeof part === "number" ? items[part] : part,
  );
}

/** Makes the text between two tags a link. */
export function linkTo(path: string): Wrap {
  return (text) => <a href={path}>{text}</a>;
}
