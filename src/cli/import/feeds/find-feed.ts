import { Parser } from "htmlparser2";

const feedTypes = /^application\/(?:feed\+json|atom\+xml|rss\+xml|json)$/i;

/** The best formats for an import first: JSON Feed says most, and RSS least. */
const preference = [
  "application/feed+json",
  "application/json",
  "application/atom+xml",
  "application/rss+xml",
];

/**
 * The address of the feed that a page names with `<link rel="alternate">`. Of several, the first one of the best format counts: a
 * site names the feed of everything before those of comments.
 *
 * @param base the address of the page
 */
export function feedOfPage(html: string, base: string): string | undefined {
  const links: { readonly type: string; readonly href: string }[] = [];
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href }) {
      const isFeed = /\balternate\b/i.test(rel) && feedTypes.test(type.trim());
      if (name === "link" && isFeed && href !== undefined) {
        links.push({ type: type.trim().toLowerCase(), href });
      }
    },
  });
  parser.write(html.slice(0, 1_000_000));
  parser.end();
  const place = ({ type }: { readonly type: string }) => preference.indexOf(type);
  const [best] = [...links].sort((a, b) => place(a) - place(b));
  const url = best === undefined ? null : URL.parse(best.href, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
