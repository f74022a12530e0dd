/** The placeholders and tags of a text, in alphabetical order: `<home>`, `{title}`. */
export function partsOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}|<\w+>/g))].sort();
}
