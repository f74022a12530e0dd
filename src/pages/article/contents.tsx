import { raw } from "hono/html";
import type { Spoken } from "../../language/spoken.ts";
import type { marked } from "../passage.tsx";

/** A section of an article, which begins with a heading below the title. */
export interface Section {
  /** The id of its heading. */
  readonly id: string;
  /** HTML of the heading's words. */
  readonly html: string;
}

/** An article with fewer sections shows no table of contents. */
const fewestSections = 3;

/** An article that takes fewer minutes to read shows no table of contents. */
const fewestMinutes = 4;

interface Props {
  readonly spoken: Spoken;
  readonly sections: readonly Section[];
  readonly minutes: number;
  /** The attributes that mark the article's language. */
  readonly own: ReturnType<typeof marked>;
}

/** The table of contents of a long article. It is closed, so that the text begins on the first screen. */
export function Contents({ spoken, sections, minutes, own }: Props) {
  if (sections.length < fewestSections || minutes < fewestMinutes) return null;
  const { contents } = spoken.words;
  return (
    <nav class="contents" aria-label={contents}>
      <details>
        <summary>{contents}</summary>
        <ol {...own}>
          {sections.map(({ id, html }) => (
            <li>
              <a href={`#${id}`}>{raw(html)}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
