import { oneLine, plainText } from "../html/plain-text.ts";
import type { ImportedText, LossWithin, Place, SourceDate } from "../imported.ts";
import { readDate } from "../source-date.ts";
import type { FeedHead, FeedItem, FeedText } from "./feed-item.ts";

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
