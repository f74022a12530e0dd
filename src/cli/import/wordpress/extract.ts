/**
 * Whether a text is what WordPress itself takes from an article: its words from the beginning, without those of
 * some blocks.
 */
export function isExtract(summary: string, article: string): boolean {
  const words = summary.split(" ");
  let next = 0;
  for (const word of article.split(" ")) {
    if (word === words[next]) next += 1;
    else if (next === 0) return false;
  }
  return next === words.length;
}
