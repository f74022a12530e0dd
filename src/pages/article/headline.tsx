import type { Child } from "hono/jsx";

/** Languages whose words have no spaces between them. */
const unspaced = /^(zh|ja)\b/;

/**
 * A headline that breaks only between words, with the style `word-break: keep-all`. Chinese and Japanese
 * have no spaces, so an element marks each place where a line may end. This is work for the press: Node
 * has the dictionaries that the Worker lacks.
 *
 * @param language BCP 47 tag
 */
export function headline(title: string, language: string): Child {
  if (!unspaced.test(language)) return title;
  const segments = [...new Intl.Segmenter(language, { granularity: "word" }).segment(title)];
  return segments.map(({ segment, isWordLike }, place) =>
    // Punctuation stays with the word before it, and an opening sign with the word after it.
    place === 0 || !isWordLike || opens.test(segments[place - 1]?.segment ?? "") ? (
      segment
    ) : (
      <>
        <wbr />
        {segment}
      </>
    ),
  );
}

const opens = /^[\p{Ps}\p{Pi}]$/u;
