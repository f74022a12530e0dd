import { percentDecoded } from "../../../article/percent-decoded.ts";
import { plainText } from "../html/plain-text.ts";
import type {
  ImportedFile,
  ImportedLabel,
  ImportedPerson,
  ImportedPicture,
  ImportedText,
  LossWithin,
  SourceDate,
} from "../imported.ts";
import { isLater, readDate } from "../source-date.ts";
import { wordPressBody } from "./body.ts";
import { type ExportedPost, lostFields } from "./export-posts.ts";
import type { Survey } from "./survey.ts";

const statuses: Readonly<Record<string, ImportedText["status"]>> = {
  publish: "published",
  future: "scheduled",
  private: "private",
};
/** Taxonomies that are read in other ways, or that only WordPress needs. */
const silent = new Set([
  "category",
  "post_tag",
  "author",
  "language",
  "post_translations",
  "post_format",
  "nav_menu",
  "wp_theme",
  "wp_pattern_category",
  "post_status",
]);

/**
 * Makes an article of an item of an export.
 *
 * @param source path of the export
 */
export function postToText(post: ExportedPost, survey: Survey, source: string): ImportedText {
  const losses: LossWithin[] = [];
  const { html, losses: lost } = wordPressBody({
    content: post.content,
    rendered: false,
    post: post.id,
    notes: footnotesOf(post.fields.get("footnotes")),
    library: survey.library,
  });
  losses.push(...lost.map(({ line, reason }) => ({ line: post.contentLine + line, reason })));
  const lead = leadOf(post, survey, losses);
  losses.push(...lostTerms(post), ...lostFields(post.fields));
  if (post.comments > 0)
    losses.push({ reason: `${counted(post.comments, "comment")} stayed behind` });
  if (post.sticky) losses.push({ reason: "it was sticky: it stood before newer articles" });
  if (/<\w[^<>]*>/.test(post.title))
    losses.push({ reason: `the title had markup, which was taken out: ${post.title}` });
  const addresses = addressesOf(post, survey.site);
  const published = dateOf(post.dateGmt, post.date, post.status);
  const updated = readDate(`${post.modifiedGmt}Z`);
  return {
    kind: post.type === "page" ? "page" : "article",
    place: { source, line: post.line, item: `${post.type} ${post.id}` },
    id: post.guid || undefined,
    addresses,
    slug: percentDecoded(post.name) || undefined,
    title: plainText(post.title),
    body: { format: "html", text: html },
    base: addresses[0] ?? survey.site,
    summary: summaryOf(post),
    published,
    updated: isLater(updated, published) ? updated : undefined,
    status:
      post.password !== "" && post.status === "publish"
        ? "password"
        : (statuses[post.status] ?? "draft"),
    authors: authorsOf(post, survey.people),
    labels: labelsOf(post, survey.descriptions),
    language: languageOf(post),
    translationGroup: groupOf(post),
    lead,
    attachments: enclosuresOf(post.fields.get("enclosure")),
    losses,
  };
}

/**
 * The addresses under which WordPress answers: the canonical one, the short one, the guid, and those that
 * earlier slugs gave.
 */
function addressesOf(post: ExportedPost, site: string | undefined): string[] {
  const query = post.type === "page" ? "page_id" : "p";
  const old = post.fields.get("_wp_old_slug") ?? "";
  const all = [
    post.link,
    ...(site === undefined || post.id === 0 ? [] : [`${site}/?${query}=${post.id}`]),
    post.guid,
    ...(old !== "" && post.name !== "" ? [post.link.replace(`/${post.name}`, `/${old}`)] : []),
  ];
  const host = site === undefined ? undefined : URL.parse(site)?.host;
  return [...new Set(all)].filter((address) => {
    const url = URL.parse(address);
    return (
      url !== null && /^https?:$/.test(url.protocol) && (host === undefined || url.host === host)
    );
  });
}

/**
 * WordPress has no date in UTC, only zeros, while an article is a draft. Its own date is then in the time zone
 * of its site.
 */
function dateOf(
  gmt: string,
  local: string,
  status: ExportedPost["status"],
): SourceDate | undefined {
  const date = readDate(`${gmt}Z`) ?? readDate(local);
  return date !== undefined && "local" in date && status !== "publish"
    ? { local: date.local }
    : date;
}

/** The excerpt that somebody wrote; else the description that a plugin for search engines keeps. */
function summaryOf({ excerpt, fields }: ExportedPost): string | undefined {
  const written = [
    excerpt,
    ...[
      "_yoast_wpseo_metadesc",
      "rank_math_description",
      "_aioseo_description",
      "_seopress_titles_desc",
      "_genesis_description",
    ].map((key) => fields.get(key) ?? ""),
  ];
  // Such descriptions may have variables: %%title%%, %title%, #post_title.
  return written.map(plainText).find((text) => text !== "" && !/%\w+%|#post_/.test(text));
}

/** Who wrote it: in the order of the plugin Co-Authors Plus, or else its one author. */
function authorsOf(
  post: ExportedPost,
  people: ReadonlyMap<string, ImportedPerson>,
): ImportedPerson[] {
  const together = post.terms
    .filter(({ taxonomy }) => taxonomy === "author")
    .map(
      ({ slug, name }) =>
        people.get(slug.replace(/^cap-/, "")) ?? people.get(name) ?? { name: plainText(name) },
    );
  if (together.length > 0) return together;
  return post.creator === "" ? [] : [people.get(post.creator) ?? { name: post.creator }];
}

function labelsOf(post: ExportedPost, descriptions: ReadonlyMap<string, string>): ImportedLabel[] {
  return post.terms.flatMap(({ taxonomy, slug, name }): ImportedLabel[] => {
    const kind = taxonomy === "category" ? "category" : taxonomy === "post_tag" ? "tag" : undefined;
    const title = plainText(name);
    if (kind === undefined || title === "") return [];
    return [
      {
        kind,
        title,
        slug: slug || undefined,
        description: descriptions.get(`${taxonomy} ${slug}`),
      },
    ];
  });
}

/** Terms of other taxonomies. */
function lostTerms(post: ExportedPost): LossWithin[] {
  const lost = new Map<string, string[]>();
  for (const { taxonomy, name } of post.terms) {
    if (silent.has(taxonomy)) continue;
    lost.set(taxonomy, [...(lost.get(taxonomy) ?? []), plainText(name)]);
  }
  return [...lost].map(([taxonomy, names]) => ({
    reason: `the taxonomy ${taxonomy} stayed behind: ${names.join(", ")}`,
  }));
}

/** The plugin Polylang keeps a language as a term, WPML's export as a field. */
function languageOf({ terms, fields }: ExportedPost): string | undefined {
  const slug =
    terms.find(({ taxonomy }) => taxonomy === "language")?.slug ??
    fields.get("_wpml_import_language_code");
  return slug !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(slug) ? slug : undefined;
}

function groupOf({ terms, fields }: ExportedPost): string | undefined {
  return (
    terms.find(({ taxonomy }) => taxonomy === "post_translations")?.slug ??
    fields.get("_wpml_import_translation_group")
  );
}

function leadOf(
  { fields }: ExportedPost,
  { library }: Survey,
  losses: LossWithin[],
): ImportedPicture | undefined {
  const id = Number(fields.get("_thumbnail_id") ?? 0);
  if (!(id > 0)) return undefined;
  const file = library.file(id);
  if (file === undefined) {
    losses.push({
      reason: `the leading picture, number ${id} of the media library, is missing in the export`,
    });
    return undefined;
  }
  return { url: file.url, alt: file.alt, caption: plainText(file.caption ?? "") || undefined };
}

/** The recording of a podcast: address, bytes and type on a line each. */
function enclosuresOf(field: string | undefined): ImportedFile[] {
  const [url = "", length = "", type = ""] = (field ?? "")
    .split(/\r?\n/)
    .map((line) => line.trim());
  if (!/^https?:\/\//.test(url)) return [];
  return [
    {
      url,
      ...(/^[1-9]\d*$/.test(length) ? { length: Number(length) } : {}),
      ...(/^[a-z]+\/[\w.+-]+$/.test(type) ? { type } : {}),
    },
  ];
}

/** The footnotes of the block editor: `[{"id":"…","content":"…"}]`. */
function footnotesOf(field: string | undefined): Map<string, string> {
  const notes = new Map<string, string>();
  try {
    const list: unknown = JSON.parse(field ?? "[]");
    for (const note of Array.isArray(list) ? list : []) {
      const { id, content } = Object(note);
      if (typeof id === "string" && typeof content === "string") notes.set(id, content);
    }
  } catch {
    // Then each mark says that its footnote is missing.
  }
  return notes;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
