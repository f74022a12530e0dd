import type { Channel } from "../../article/channel.ts";
import type { Manuscript } from "../../content/manuscript.ts";
import { wordsFor } from "../../language/vocabulary.ts";
import type { Section } from "../../pages/article/contents.tsx";
import { addAnchors } from "../html/anchors.ts";
import { type CodeColours, SlowCode } from "../html/colour-code.ts";
import { toHtml } from "../html/tree.ts";
import { illustratePage } from "../pictures/illustrate.ts";
import type { Pictures } from "../pictures/pictures.ts";
import { PressError } from "../press-error.ts";

/** The text of an article or a standing page, for its page. */
export interface PageHtml {
  readonly html: string;
  /** What its headings begin. */
  readonly sections: readonly Section[];
}

/**
 * Renders the text of an article or a standing page for its page.
 *
 * @param pictures of its images
 * @param colours of the code in it
 */
export function pageHtml(
  channel: Channel,
  { slug, language }: { readonly slug: string; readonly language: string },
  text: Pick<Manuscript, "body" | "images" | "lead">,
  pictures: Pictures,
  colours: CodeColours,
): PageHtml {
  const { words } = wordsFor(channel, language);
  const root = illustratePage(text, pictures, words, colours);
  const sections = addAnchors(root, slug);
  return { html: toHtml(root), sections };
}

/** A failure to press a text, with its file and, if it can be known, what to do. */
export function asPressError(file: string, cause: unknown): PressError {
  return cause instanceof SlowCode
    ? new PressError(file, cause, cause.fix)
    : new PressError(file, cause);
}
