import type { Finding } from "../../content/content-error.ts";
import { isSlug, maxSlugLength, slugFrom } from "../../content/slug-from.ts";
import { printable } from "../../content/source-file.ts";

const maxTitleLength = 300;

/** What a new article or page is called, and what is wrong with that. */
export interface Name {
  readonly title: string;
  /** Undefined only if there are errors. */
  readonly slug: string | undefined;
  readonly errors: readonly Finding[];
}

/** Names a new article or page. Its slug comes from the title, unless the editor asks for one. */
export function nameOf(asked: {
  readonly title: string;
  readonly slug?: string | undefined;
}): Name {
  const title = printable(asked.title).replace(/\s+/g, " ").trim();
  const slug = asked.slug === undefined ? slugFrom(title) : asked.slug;
  const isNameless = title === "" && asked.slug === undefined;
  const errors = [...titleErrors(title), ...(isNameless ? [] : slugErrors(slug, asked.slug))];
  return { title, slug, errors };
}

function titleErrors(title: string): Finding[] {
  if (title === "") {
    return [{ message: "the title is missing", fix: 'write npm run new -- "The Title"' }];
  }
  return title.length <= maxTitleLength
    ? []
    : [
        {
          message: `the title is longer than ${maxTitleLength} characters`,
          fix: "write a shorter one",
        },
      ];
}

/** @param asked the slug that the editor wrote, if any; otherwise the slug comes from the title */
function slugErrors(slug: string | undefined, asked: string | undefined): Finding[] {
  if (slug === undefined) {
    return [
      {
        message: "this title makes no address: not all of it can be written in Latin letters",
        fix: "choose an address, as in --slug new-reading-room",
      },
    ];
  }
  if (isSlug(slug) && slug.length <= maxSlugLength) return [];
  const better = slugFrom(asked ?? "");
  return [
    {
      message: `${JSON.stringify(asked)} cannot be an address`,
      fix: `use at most ${maxSlugLength} lower-case letters a to z, digits and single hyphens${better === undefined ? "" : `, as in --slug ${better}`}`,
    },
  ];
}
