import { toRfc3339 } from "../../article/instant.ts";
import { isRecord, parseRecord } from "./record.ts";

/** What the only item of a JSON Feed says. Throws if there is another number of them. */
export function readJson(document: string) {
  const item = only(parseRecord(document)["items"]);
  const authors = item["authors"] ?? [];
  return {
    id: item["id"],
    url: item["url"],
    title: item["title"],
    summary: item["summary"] ?? "",
    html: item["content_html"] ?? "",
    text: item["content_text"],
    published: toRfc3339(Date.parse(String(item["date_published"]))),
    updated: toRfc3339(Date.parse(String(item["date_modified"]))),
    topics: item["tags"] ?? [],
    authors: Array.isArray(authors) && authors.filter(isRecord).map((author) => author["name"]),
  };
}

/** What the only removal in a JSON Feed says. Throws if there is another number of them. */
export function readRemoval(document: string) {
  const extension = parseRecord(document)["_broadsheet"];
  const { id, date, reason } = only(isRecord(extension) ? extension["removed"] : undefined);
  return { id, date: toRfc3339(Date.parse(String(date))), reason };
}

function only(list: unknown): Record<string, unknown> {
  const [first, ...others] = Array.isArray(list) ? list : [];
  if (!isRecord(first) || others.length > 0) throw new TypeError("expected exactly one object");
  return first;
}
