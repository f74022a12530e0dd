import { fail, type Result, succeed } from "../content-error.ts";
import { errorAt, type SourceFile } from "../source-file.ts";

/** More than this is not what a person writes between the lines ---. In characters. */
const longest = 50_000;

const begin =
  "begin with a line ---, then fields such as title: and published:, then another line ---";

/** Offsets into an article's file. */
export interface Parts {
  readonly yamlStart: number;
  readonly yamlEnd: number;
  readonly bodyStart: number;
}

/** Finds the front matter, between two lines of three hyphens, and the text that follows. */
export function splitFrontMatter(source: SourceFile): Result<Parts> {
  const { text } = source;
  const opening = /^---[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) {
    const [, language] = /^---[ \t]*(\w+)/.exec(text) ?? [];
    return language === undefined
      ? fail(errorAt(source, 0, "the article does not begin with front matter", begin))
      : fail(errorAt(source, 3, "front matter can only be YAML", `write --- without ${language}`));
  }
  const yamlStart = opening[0].length;
  const fence = /^---[ \t]*(?:\n|$)/gm;
  fence.lastIndex = yamlStart;
  const closing = fence.exec(text);
  if (closing === null) {
    return fail(
      errorAt(source, 0, "the front matter never ends", "write a line --- after its last field"),
    );
  }
  if (closing.index - yamlStart > longest) {
    return fail(
      errorAt(
        source,
        0,
        `the front matter is longer than ${longest} characters`,
        "write the text of the article below the second line ---",
      ),
    );
  }
  return succeed({
    yamlStart,
    yamlEnd: closing.index,
    bodyStart: closing.index + closing[0].length,
  });
}
