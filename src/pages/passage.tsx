import type { Child } from "hono/jsx";
import { directionOf } from "../language/spoken.ts";

/** The attributes of an element whose text is in another language than what surrounds it. */
export interface Marked {
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
}

/**
 * Marks a language within another (WCAG 2.2, success criterion 3.1.2), and its direction if that differs.
 *
 * @param language of the text
 * @param around the language of what surrounds it
 */
export function marked(language: string, around: string): Marked {
  if (language === around) return {};
  const dir = directionOf(language);
  return { lang: language, ...(dir !== directionOf(around) && { dir }) };
}

interface Props {
  readonly language: string;
  readonly around: string;
  readonly children?: Child;
}

/** A passage within a sentence. One in another language is isolated, so that it cannot turn the rest. */
export function Passage({ language, around, children }: Props) {
  if (language === around) return <>{children}</>;
  return <bdi {...marked(language, around)}>{children}</bdi>;
}

/** The name of a language in itself: `Deutsch`. */
export function nameOfLanguage(language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
}
