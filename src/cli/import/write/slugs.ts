import { isSlug, slugFrom } from "../../../content/slug-from.ts";
import type { ImportedText } from "../imported.ts";
import { decoded } from "./address-key.ts";

/** Characters: the longest slug that an article may have. */
const longest = 100;

/**
 * The slug that an article should have: the one that its source wants, the end of its old address, or one made from
 * its title. Undefined if none of them gives one, as for a Chinese title at `/?p=123`.
 */
export function wantedSlug({
  slug,
  addresses,
  title,
}: Pick<ImportedText, "slug" | "addresses" | "title">): string | undefined {
  const [canonical = ""] = addresses;
  return asSlug(slug ?? "") ?? asSlug(endOf(canonical)) ?? asSlug(title);
}

/** A slug that is not taken: the wanted one, or the same with a language or a number. */
export function freeSlug(
  wanted: string,
  language: string | undefined,
  isTaken: (slug: string) => boolean,
): string {
  if (!isTaken(wanted)) return wanted;
  const base = wanted.slice(0, longest - 12).replace(/-+$/, "");
  const named = language === undefined ? undefined : slugFrom(`${base}-${language}`);
  if (named !== undefined && !isTaken(named)) return named;
  let number = 2;
  while (isTaken(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** The last part of a path that names something: of `/2019/05/news/index.html`, `news`. */
function endOf(address: string): string {
  const parts = decoded(URL.parse(address)?.pathname ?? "")
    .split("/")
    .filter((part) => part !== "" && !/^index\.\w+$/i.test(part));
  const last = (parts.at(-1) ?? "").replace(/\.(?:html?|php|aspx?|jsp|md)$/i, "");
  return /^\d+$/.test(last) ? "" : last;
}

function asSlug(text: string): string | undefined {
  if (isSlug(text) && text.length <= longest) return text;
  return text.trim() === "" ? undefined : slugFrom(text);
}
