import { oneLine, plainText } from "../html/plain-text.ts";
import type {
  ImportedFile,
  ImportedLabel,
  ImportedPerson,
  ImportedPicture,
  ImportedText,
  LossWithin,
  Place,
  SourceDate,
} from "../imported.ts";
import { readDate } from "../source-date.ts";

/** A text of a feed. In RSS, nothing says whether a title is HTML, so it counts as HTML. */
interface FeedText {
  readonly text: string;
  readonly isHtml: boolean;
}

/** An item of a feed, whatever the format. */
export interface FeedItem {
  readonly id?: string | undefined;
  /** Addresses of its page, the canonical one first, as the feed has them. */
  readonly links: readonly string[];
  readonly title?: FeedText | undefined;
  readonly body?: FeedText | undefined;
  readonly summary?: FeedText | undefined;
  /** Dates as the feed has them. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly people: readonly ImportedPerson[];
  readonly labels: readonly ImportedLabel[];
  readonly language?: string | undefined;
  readonly lead?: ImportedPicture | undefined;
  readonly files: readonly ImportedFile[];
}

/** What a document of a feed says of the whole feed. */
export interface FeedHead {
  readonly language?: string | undefined;
  /** Address of the site. */
  readonly site?: string | undefined;
  readonly people: readonly ImportedPerson[];
  /** Address of the document with the next older items, as the feed has it. */
  readonly older?: string | undefined;
  /** Whether WordPress made it, whose feeds have pages that they do not name. */
  readonly isWordPress?: boolean;
}

/** The parsed form of a document: what it says of the feed, and its items. */
export interface FeedDocument {
  readonly head: FeedHead;
  readonly items: readonly FeedItem[];
}

/**
 * The address of the older items among the links of a document: the archive before it (RFC 5005, section 4) or the
 * next page (section 3).
 */
export function olderOf(
  links: readonly { readonly rel?: string; readonly href?: string }[],
): string | undefined {
  return (
    links.find(({ rel }) => rel === "prev-archive") ?? links.find(({ rel }) => rel === "next")
  )?.href;
}

/** The end of a label's address, if it is the address of a list of articles: `/topics/research-news/`. */
export function labelSlug(address: string | undefined): string | undefined {
  const path = URL.parse(address ?? "")?.pathname ?? "";
  return /\/(?:topics?|tags?|categor(?:y|ies)|labels?)\/([a-z0-9-]+)\/?$/.exec(path)?.[1];
}

/** Whether a type is that of pictures. */
export function isPicture(type: string | undefined, url: string): boolean {
  return type?.startsWith("image/") ?? /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url);
}

/** A summary that ends like this was cut off by the system that made it. */
const cutOff = /(?:\[?(?:…|\.\.\.)\]?|continue reading.*|read more.*|appeared first on .*)$/i;

/**
 * Turns an item of a feed into an article.
 *
 * @param base the address of the feed's document, if it has one
 */
export function toImported(
  item: FeedItem,
  head: FeedHead,
  place: Place,
  base: string | undefined,
): ImportedText {
  const losses: LossWithin[] = [];
  const date = (field: string, written: string | undefined): SourceDate | undefined => {
    if (written === undefined) return undefined;
    const read = readDate(written);
    if (read === undefined) {
      losses.push({
        reason: `the date ${field}, ${JSON.stringify(written.slice(0, 60))}, cannot be read`,
      });
    } else if ("doubt" in read && read.doubt !== undefined) {
      losses.push({
        reason: `the date ${field}, ${JSON.stringify(written)}, is in doubt: ${read.doubt}`,
      });
    }
    return read;
  };
  const against = base ?? head.site;
  const addresses = item.links.flatMap((link) => {
    const url = URL.parse(link, against);
    return url !== null && /^https?:$/.test(url.protocol) ? [url.href] : [];
  });
  const title = textOf(item.title);
  if (item.title?.isHtml && /<\w[^>]*>/.test(item.title.text)) {
    losses.push({
      reason: `the title had markup, which was taken out: ${oneLine(item.title.text).slice(0, 200)}`,
    });
  }
  const summary = textOf(item.summary);
  const people = item.people.length > 0 ? item.people : head.people;
  return {
    kind: "article",
    place: { ...place, ...(item.id !== undefined && { item: item.id }) },
    id: item.id,
    addresses: [...new Set(addresses)],
    title,
    body: { format: "html", text: htmlOf(item.body) },
    base: addresses[0] ?? against,
    summary: summary === "" || cutOff.test(summary) ? undefined : summary,
    published: date("of publication", item.published),
    updated: item.updated === item.published ? undefined : date("of the update", item.updated),
    status: "published",
    authors: people
      .map((person) => ({ ...person, name: oneLine(person.name) }))
      .filter(({ name }) => name !== ""),
    labels: item.labels
      .map((label) => ({ ...label, title: plainText(label.title) }))
      .filter((label) => label.title !== ""),
    language: item.language ?? head.language,
    lead: item.lead,
    attachments: item.files,
    losses,
  };
}

function textOf(part: FeedText | undefined): string {
  if (part === undefined) return "";
  return part.isHtml ? plainText(part.text) : oneLine(part.text);
}

/** A text as HTML. Empty lines of plain text separate paragraphs. */
function htmlOf(part: FeedText | undefined): string {
  if (part === undefined) return "";
  if (part.isHtml) return part.text;
  const escaped = part.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll("\n", "<br>")}</p>`)
    .join("\n");
}
