import { distance } from "fastest-levenshtein";
import { nearest } from "../../article/nearest.ts";

/*
 * Keys that Broadsheet does not have but other systems do: Hugo, Jekyll, Eleventy, Astro, Ghost, and
 * exports from WordPress. Each entry is what to do, and the keys. Letter case, hyphens and underscores do
 * not count.
 */

/** What to do about a key of another system, by the key as `plain` writes it. */
export type Advice = ReadonlyMap<string, string>;

const ofPicture = "with the picture in the article's folder";

export const adviceForFrontMatter = advice([
  [
    "write published, which says when the article appears",
    "date pubDate publishDate publishedAt publishedDate publicationDate datePublished postDate created createdAt dateCreated",
  ],
  [
    "write updated, which says when the article was last changed",
    "lastmod modified modifiedAt dateModified lastModified lastModifiedAt updatedAt updatedDate lastUpdated updateDate modDate",
  ],
  ["write expires, with the date", "expiryDate expirationDate expireDate expiry unpublishDate"],
  [
    "write status: draft, or nothing if readers may see the article",
    "draft isDraft private hidden visibility",
  ],
  [
    "write topics, with slugs of the topics in content/channel.yaml",
    "tag tags category categories keyword keywords label labels section sections series taxonomies subject subjects",
  ],
  [
    "write summary, in plain text",
    "description excerpt abstract teaser intro subtitle tagline dek deck standfirst blurb customExcerpt metaDescription ogDescription",
  ],
  ["write title", "headline heading name postTitle"],
  [
    "leave it out: the title is used everywhere",
    "linkTitle shortTitle metaTitle seoTitle ogTitle titleTag",
  ],
  [
    "name the article's folder as its address should end, and list former names under aliases",
    "slug permalink url path link uri postName basename",
  ],
  [
    "write aliases, with the article's former slugs and its old addresses that begin with a slash",
    "alias redirect redirects redirectFrom redirectTo oldUrl oldUrls formerUrl",
  ],
  [
    `write image: { file: photo.jpg, alt: What it shows }, ${ofPicture}`,
    "cover coverImage images featuredImage featureImage featuredImageUrl thumbnail thumb thumbnailUrl banner hero heroImage ogImage socialImage headerImage header photo picture preview teaserImage",
  ],
  [
    "write it as alt, under image:",
    "coverAlt imageAlt coverImageAlt featuredImageAlt featureImageAlt thumbnailAlt heroImageAlt",
  ],
  [
    "write it as caption, under image:",
    "coverCaption imageCaption featuredImageCaption featureImageCaption thumbnailTitle",
  ],
  [
    "write authors: [{ name: Name of the Writer }], or the slug of someone under people: in content/channel.yaml",
    "author by byline writer writers creator contributor contributors authorName primaryAuthor",
  ],
  ["write language, as in en or zh-Hans", "lang locale languageCode"],
  [
    "write translations, with the path of the other article for each language",
    "translation translationKey translationOf translationId hreflang",
  ],
  [
    "write audio, video or attachments, with the name of the file",
    "file files attachment resources enclosure enclosures download downloads podcast",
  ],
  ["write pinned, with the date until which it leads the front page", "featured sticky"],
  [
    "leave it out: articles are in order of publication",
    "weight order menuOrder position priority sort sortOrder rank",
  ],
  [
    "leave it out: all articles have the same layout",
    "layout template theme type kind postType format postFormat style css cssClass classes cssClasses customTemplate",
  ],
  [
    "write id, if feeds had this as the article's id; otherwise leave it out",
    "guid uuid atomId feedId permanentId",
  ],
  ["leave it out: the permanent id is made from the article's first slug", "postId commentId"],
  ["leave it out: the article's own address is its canonical one", "canonical canonicalUrl"],
  [
    "leave it out: the site has nothing like it",
    "comments comment commentStatus pingStatus disqus toc tocOpen math mathjax katex mermaid menu menus nav navigation eleventyNavigation eleventyExcludeFromCollections pagination paginate markup outputs output cascade build params headless sitemap robots noindex password parent codeinjectionHead codeinjectionFoot readingTime showToc share sharing license jsonld mastodon twitter syndication meta seo tocLevels isCJKLanguage modifiedBy",
  ],
]);

/** The same for pages that are no articles: what differs from articles. */
export const adviceForPage: Advice = new Map([
  ...adviceForFrontMatter,
  ...advice([
    [
      "leave it out: a page has no date, and is in no feed",
      "published date pubDate publishDate publishedAt publishedDate publicationDate datePublished created createdAt dateCreated updated lastmod modified modifiedAt dateModified lastModified updatedAt updatedDate lastUpdated modDate expires expiryDate withdrawn corrections",
    ],
    [
      "leave it out: only articles have topics",
      "topics tag tags category categories keyword keywords section sections",
    ],
    ["leave it out: only articles have authors", "authors author by byline writer credits"],
    [
      "name the page's file as its address should end; old addresses go under redirects: in content/channel.yaml",
      "slug permalink url path link uri aliases alias redirect redirects redirectFrom",
    ],
    [
      "show it in the text, as in ![What it shows](picture.jpg)",
      "image cover coverImage images featuredImage featureImage thumbnail banner hero heroImage photo picture",
    ],
    [
      "link to the file in the text, as in [The rules](rules.pdf)",
      "audio video attachments file files attachment",
    ],
    ["write menu: header, footer or none", "menus nav navigation placement eleventyNavigation"],
    ["write order, with a whole number", "weight menuOrder position priority sort sortOrder rank"],
    ["leave it out: a page needs no id", "id uuid guid"],
  ]),
]);

export const adviceForChannel = advice([
  ["write title", "name siteTitle siteName"],
  ["write description", "tagline subtitle siteDescription summary"],
  ["write url, as in https://news.example.org", "baseUrl siteUrl site link address domain host"],
  ["write language, as in en or zh-Hans", "lang locale languageCode defaultContentLanguage"],
  ["write timeZone, as in Asia/Shanghai", "tz"],
  [
    "write contact: { name: News Office, email: news@example.org }",
    "email author authors owner managingEditor",
  ],
  [
    "write home: { title: Our University, url: https://www.example.org }",
    "homepage parent institution organisation organization publisher",
  ],
  ["write people, with a slug and a name for each", "writers staff"],
  [
    "write topics, with a slug, a title and a description for each",
    "tags categories sections taxonomies",
  ],
  ["write icon, with a file beside channel.yaml", "favicon"],
  ["write logo, with a file beside channel.yaml", "image cover"],
  ['write accent, as in "#1d4f7c"', "colour color themeColor accentColor primaryColor"],
  ["write copyright", "license rights"],
  ["write feeds: { entries: 20 }", "paginate pagination postsPerPage"],
  ["leave it out: all sites have the same layout", "theme themes layout menu menus navigation"],
]);

/** The same for fields within others: what they may be called here, the first that exists. */
const inner: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    src: ["file"],
    path: ["file"],
    filename: ["file"],
    url: ["file"],
    href: ["url", "file"],
    link: ["url", "file"],
    website: ["url"],
    homepage: ["url"],
    mail: ["email"],
    alttext: ["alt"],
    description: ["alt", "text", "title"],
    title: ["caption", "name"],
    label: ["title"],
    name: ["title"],
    id: ["slug"],
    mime: ["type"],
    mimetype: ["type"],
    size: ["length"],
    comment: ["text", "reason"],
  }),
);

function advice(lines: readonly (readonly [what: string, keys: string])[]): Advice {
  return new Map(
    lines.flatMap(([what, keys]) => keys.split(" ").map((key) => [plain(key), what] as const)),
  );
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, "");
}

/** A list of more names than this helps nobody who wrote another one. */
const longestList = 40;

/**
 * What to do about a field that does not exist. It suggests the field with the most similar name only if
 * the similarity is close enough.
 *
 * @param path the path of the field, with its name last
 * @param known the fields that exist there
 */
export function adviceOn(
  path: readonly PropertyKey[],
  known: readonly string[],
  ofOthers: Advice,
): string {
  const written = String(path.at(-1));
  const key = plain(written);
  const same = known.find((name) => plain(name) === key);
  if (same !== undefined) return `write ${same}`;
  const other =
    path.length === 1 ? ofOthers.get(key) : inner.get(key)?.find((name) => known.includes(name));
  if (other !== undefined) return path.length === 1 ? other : `write ${other}`;
  const most = Math.min(Math.max(2, key.length / 3), (key.length - 1) / 2);
  return known.length > longestList || known.some((name) => distance(plain(name), key) <= most)
    ? `write ${nearest(written, known)}`
    : `leave it out, or write one of ${known.join(", ")}`;
}
