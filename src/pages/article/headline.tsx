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
  return segments.map(({ segment, isWordLike }, place) => {
    const before = segments[place - 1]?.segment ?? "";
    // Punctuation stays with the word before it, and an opening sign with the word after it. Two words of
    // one character each are often one word that the dictionary lacks.
    const isTied =
      !isWordLike ||
      opens.test(before) ||
      ends.test(segment) ||
      (single.test(before) && single.test(segment));
    if (place === 0 || isTied) return segment;
    return (
      <>
        <wbr />
        {segment}
      </>
    );
  });
}

/** The last characters of names of institutions, which the dictionary separates from them. */
const ends = /^[室院会會部所局站馆館厅廳处處]$/;
const single = /^\p{Script=Han}$/u;

const opens = /^[\p{Ps}\p{Pi}]$/u;
