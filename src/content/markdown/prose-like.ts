/** Characters that stand in programs and hardly ever in sentences. */
const ofPrograms = /[{}<>=\\|`]/;

/** What a sentence or its last quotation ends with, in any script. */
const endOfSentence = /[.!?:…。！？：][”’"'」』）)]*$/;

/** So many characters in one paragraph are a sentence also without its end. */
const longLine = 100;

/**
 * Whether an indented paragraph is a sentence rather than a piece of a program. It begins with a capital
 * letter, a letter of a script without capitals, a digit or a quotation mark. It ends like a sentence or is
 * long. It has five words or ten Chinese, Japanese or Korean characters, and hardly anything else. It is not
 * all in capitals, no line ends in a semicolon, and it has none of the characters `{}<>=\|` and the backtick.
 */
export function isProseLike(paragraph: string): boolean {
  const text = paragraph.trim().replace(/\s+/g, " ");
  if (ofPrograms.test(text) || /;\s*$/m.test(paragraph)) return false;
  if (!/^[“‘"'«「『（(]?(?!\p{Ll})[\p{L}\p{N}]/u.test(text)) return false;
  if (!endOfSentence.test(text) && text.length < longLine) return false;
  const letters = count(text, /\p{L}/gu);
  if (count(text, /\p{Lu}/gu) > letters / 2) return false;
  const ideographs = count(
    text,
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  );
  if (ideographs >= 10 && ideographs >= letters / 2) return true;
  const parts = text.split(" ");
  const words = parts.filter((part) => /^\p{P}*[\p{L}\p{M}\p{N}’'-]+\p{P}*$/u.test(part));
  return words.length >= 5 && words.length >= parts.length * 0.8;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
