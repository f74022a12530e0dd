/** Words of a language that is written with spaces, and characters of one that is not, in a minute. */
const pace = { words: 230, characters: 400 } as const;

const characters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** How much there is to read: words, and each Chinese or Japanese character as one. */
export interface Length {
  readonly words: number;
  readonly characters: number;
}

/** Counts what an HTML text shows. */
export function lengthOf(html: string): Length {
  const text = html.replace(/<[^>]*>/g, " ");
  return {
    words:
      text.replace(characters, " ").match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    characters: text.match(characters)?.length ?? 0,
  };
}

/** Minutes that it takes to read, at least one. */
export function readingMinutes({ words, characters: signs }: Length): number {
  return Math.max(1, Math.round(words / pace.words + signs / pace.characters));
}
