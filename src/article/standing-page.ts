import type { Article, Translation } from "./article.ts";

/** Where every page links a standing page; `none` for one that only texts link. */
export type Menu = "header" | "footer" | "none";

/** A page that is no article, such as About or Imprint. It is in no feed and in no list of articles. */
export interface StandingPage extends Pick<Article, "title" | "summary" | "language" | "draft"> {
  /** Its address without the slashes. */
  readonly slug: string;
  readonly translations: readonly Translation[];
  readonly menu: Menu;
  /** Its place in its menu; those without one come last. */
  readonly order?: number | undefined;
  /** Whether the contact of the channel stands below its text. */
  readonly contact: boolean;
}

/** What every page knows of a standing page, to link it. */
export type LinkedPage = Pick<
  StandingPage,
  "slug" | "title" | "language" | "translations" | "menu" | "draft"
>;

/** The path of a standing page. */
export function standingPath({ slug }: Pick<StandingPage, "slug">): string {
  return `/${slug}/`;
}
