/** A picture that an editor adds to a text. Its file lies beside the text. */
export interface NewPicture {
  readonly file: string;
  /** What it shows, for readers who cannot see it. */
  readonly alt: string;
  readonly caption?: string | undefined;
}

/**
 * Puts pictures into a text in Markdown. The first one takes the place of a line that says only `![1]`, the
 * second of `![2]`, and so on. A picture without such a line goes to the end.
 */
export function placePictures(text: string, pictures: readonly NewPicture[]): string {
  const blocks: string[] = [];
  let placed = text;
  for (const [index, picture] of pictures.entries()) {
    const markdown = markdownOf(picture);
    const before = placed;
    placed = placed.replace(new RegExp(`^!\\[${index + 1}\\][ \\t]*$`, "m"), () => markdown);
    if (placed === before) blocks.push(markdown);
  }
  return [placed.trimEnd(), ...blocks].filter((block) => block !== "").join("\n\n");
}

function markdownOf({ file, alt, caption = "" }: NewPicture): string {
  const address = /[\s()<>]/.test(file) ? `<${file.replace(/[<>\\]/g, "\\$&")}>` : file;
  const title = caption === "" ? "" : ` "${plain(caption, /["&\\]/g)}"`;
  return `![${plain(alt, /[[\]*_`~<&$\\]/g)}](${address}${title})`;
}

/** A text on one line, which means itself in Markdown. */
function plain(text: string, special: RegExp): string {
  return text.trim().replace(/\s+/g, " ").replace(special, "\\$&");
}
