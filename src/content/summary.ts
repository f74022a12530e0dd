/** The longest summary that is made of an article's first paragraph, in characters. */
const maximum = 300;

/** Cuts a paragraph at the end of the last sentence that fits, or within the first one at a word. */
export function summarise(paragraph: string, language: string): string {
  const text = paragraph.replace(/\s+/g, " ").trim();
  if (text.length <= maximum) return text;
  return (
    cut(text, new Intl.Segmenter(language, { granularity: "sentence" }), maximum) ||
    `${cut(text, new Intl.Segmenter(language, { granularity: "word" }), maximum - 1)}…`
  );
}

function cut(text: string, segmenter: Intl.Segmenter, length: number): string {
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, 2 * length))) {
    if (index + segment.trimEnd().length > length) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trim();
}
