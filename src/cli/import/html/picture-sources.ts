import type { Element } from "hast";

/**
 * The addresses under which the original of a picture may be, the best first. The address as written comes last at
 * the latest, because a better one may be a guess.
 *
 * - Scripts that load pictures late keep the address in `data-src` and the like.
 * - `srcset` lists smaller and larger variants.
 * - WordPress names variants by their size (`photo-300x200.jpg`), and Jetpack serves them from i0.wp.com.
 *
 * @param base resolves relative addresses, if there is one
 */
export function pictureSources({ properties }: Element, base: string | undefined): string[] {
  const text = (name: string) => {
    const value = properties[name];
    const written = Array.isArray(value) ? value.join(", ") : value;
    return typeof written === "string" && written.trim() !== "" ? written.trim() : undefined;
  };
  const late = ["dataSrc", "dataLazySrc", "dataOriginal", "dataEchoSrc"].map(text).find(Boolean);
  const src = text("src");
  const shown = late ?? (src?.startsWith("data:") ? undefined : src);
  const sets = ["srcSet", "dataSrcSet", "dataSrcset", "dataLazySrcSet", "dataLazySrcset"];
  const variants = sets.flatMap((name) => widest(text(name) ?? "") ?? []);
  const shownWidth = Number(properties["width"] ?? 0);
  const larger = variants.find(({ width }) => width > shownWidth || shown === undefined)?.url;
  const written = [text("dataOrigFile"), shown, larger, src].flatMap((url) =>
    url === undefined || url.startsWith("data:") ? [] : (URL.parse(url, base)?.href ?? url),
  );
  const [file] = text("dataOrigFile") === undefined ? [] : written;
  const guesses = written.map(withoutProxy).flatMap((url) => [withoutSize(url), url]);
  const originals = guesses.filter((url) => !written.includes(url));
  // The larger variant is better than the one that is shown, and an original is better than both.
  const wide = larger === undefined ? undefined : (URL.parse(larger, base)?.href ?? larger);
  return [...new Set([file, ...originals, wide, ...written].flatMap((url) => url ?? []))];
}

/** The widest variant in the value of `srcset`. A density counts as a thousandth of a width. */
function widest(srcset: string): { readonly url: string; readonly width: number } | undefined {
  const variants = srcset
    .split(/,\s+|,(?=https?:)/)
    .flatMap((part) => {
      const [url = "", size = "1x"] = part.trim().split(/\s+/);
      const width = Number.parseFloat(size) * (size.endsWith("w") ? 1 : 0.001);
      return url === "" || Number.isNaN(width) ? [] : { url, width };
    })
    .sort((a, b) => b.width - a.width);
  return variants[0];
}

function withoutSize(url: string): string {
  return url.replace(/-\d{2,4}x\d{2,4}(?=\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$))/i, "");
}

/** The address of the picture that a proxy of WordPress.com scales. */
function withoutProxy(url: string): string {
  const { host = "", pathname = "" } = URL.parse(url) ?? {};
  return /^i\d\.wp\.com$/.test(host) && /^\/[^/]+\.[a-z]{2,}\//i.test(pathname)
    ? `https:/${pathname}`
    : url;
}
