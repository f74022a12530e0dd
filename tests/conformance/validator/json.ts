import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { checkContent } from "./content.ts";
import { duplicates } from "./rss.ts";
import { isAbsolute, isMediaType, isRfc3339 } from "./values.ts";

interface JsonFeed {
  readonly feed_url?: string;
  readonly items: readonly { readonly id: string; readonly content_html?: string }[];
}

const ajv = new Ajv2020({ allErrors: true });
ajv.addFormat("address", isAbsolute);
ajv.addFormat("moment", isRfc3339);
ajv.addFormat("mediaType", isMediaType);
const validate = ajv.compile<JsonFeed>(
  JSON.parse(readFileSync("tests/conformance/schemas/json-feed-1.1.schema.json", "utf8")),
);

/** What is wrong with a JSON Feed, by the specification of version 1.1 and for readers. */
export function checkJson(text: string, feedUrl: string): string[] {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    return ["not JSON"];
  }
  if (!validate(feed)) {
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
  return [
    ...(feed.feed_url === feedUrl ? [] : ["feed_url is not the feed's address"]),
    ...duplicates(feed.items.map(({ id }) => id)).map((id) => `duplicate id ${id}`),
    ...feed.items.flatMap((item) => checkContent(item.content_html ?? "")),
  ];
}
