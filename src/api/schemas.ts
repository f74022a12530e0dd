import { refer, type Schema } from "./openapi.ts";

const address = { type: "string", format: "uri" };
const moment = { type: "string", format: "date-time" };
const text = { type: "string" };
const about = { ...address, description: "A page that explains the feeds." };

/** An object with members that are always there, and others that may be. */
function object(required: Schema, optional: Schema = {}, description?: string): Schema {
  return {
    type: "object",
    ...(description !== undefined && { description }),
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

function list(items: Schema, description?: string): Schema {
  return { type: "array", ...(description !== undefined && { description }), items };
}

/**
 * The schemas of JSON answers. They name every member. They also allow members that they do not name,
 * because a later version may add some.
 */
export const schemas: Readonly<Record<string, Schema>> = {
  Feed: object(
    {
      version: { const: "https://jsonfeed.org/version/1.1" },
      title: text,
      home_page_url: { ...address, description: "The page with the same articles." },
      feed_url: { ...address, description: "The feed's own address. Equal queries share it." },
      user_comment: text,
      authors: list(refer("schemas", "Author")),
      language: { ...text, description: "The publication's language (BCP 47)." },
      _broadsheet: refer("schemas", "FeedExtension"),
      items: list(refer("schemas", "Item")),
    },
    {
      description: text,
      next_url: {
        ...address,
        description:
          "The next page: older articles, or more changes if the request has a token in `since`. The last page has none.",
      },
      icon: address,
      favicon: address,
      hubs: list(object({ type: { const: "WebSub" }, url: address })),
    },
    "JSON Feed 1.1 (jsonfeed.org).",
  ),
  FeedExtension: object(
    {
      about,
      removed: list(refer("schemas", "Removal"), "Articles that a copy must delete."),
    },
    {
      sync_url: { ...address, description: "Where a program that keeps a copy begins." },
      delta_url: {
        ...address,
        description: "Where a copy continues. Only the last page of changes has it.",
      },
      resync: { const: true, description: "Delete your copy, and start again with this answer." },
      behind: {
        const: true,
        description: "This answer comes from an older edition than your copy. Ask again later.",
      },
    },
  ),
  Item: object(
    {
      id: {
        ...text,
        description:
          "Permanent: a tag URI (RFC 4151), or the id that the article had in another system. Any text.",
      },
      url: { ...address, description: "The article's page." },
      title: { ...text, description: "Plain text." },
      content_text: { ...text, description: "Plain text. The summary, with `content=summary`." },
      date_published: moment,
      date_modified: moment,
      language: { ...text, description: "BCP 47." },
      _broadsheet: refer("schemas", "ItemExtension"),
    },
    {
      summary: text,
      content_html: { ...text, description: "Sanitised HTML. Absent with `content=summary`." },
      image: address,
      banner_image: address,
      authors: list(refer("schemas", "Author")),
      tags: list(text, "The titles of the article's topics."),
      attachments: list(
        object(
          { url: address, mime_type: text },
          { title: text, size_in_bytes: { minimum: 0, type: "integer" } },
        ),
      ),
    },
    "An article.",
  ),
  ItemExtension: object(
    { about },
    {
      credits: list(object({ role: text, name: text })),
      captions: list(object({ image: address, text })),
      corrections: list(object({ date: moment, text }), "Oldest first."),
      translations: list(object({ language: text, url: address })),
    },
  ),
  Author: object({ name: text }, { url: address }),
  Removal: object(
    {
      id: { ...text, description: "The `id` that the article had in `items`." },
      state: {
        type: "string",
        enum: ["withdrawn", "expired", "moved", "gone"],
        description:
          "What happened. `moved`: the article is public, but this selection no longer holds it.",
      },
    },
    { url: address, date: moment, reason: { ...text, description: "Why it was withdrawn." } },
  ),
  Problem: object(
    { title: text, status: { type: "integer" }, detail: text },
    {
      errors: list(refer("schemas", "WrongParameter"), "Everything that is wrong with the query."),
      exists: refer("schemas", "Existing"),
      requestId: { ...text, description: "Names the line of the log that belongs to this error." },
    },
    "RFC 9457.",
  ),
  WrongParameter: object(
    {
      parameter: { ...text, description: "Empty if the query as a whole is wrong." },
      value: { ...text, description: "At most the first 100 characters." },
      detail: text,
    },
    { nearest: list(text, "The known names closest to an unknown one.") },
  ),
  Existing: object(
    {
      feeds: list(address, "The feed of everything, in each format."),
      topics: {
        type: "object",
        description: "The same for each topic, by its slug.",
        additionalProperties: list(address),
      },
      opml: address,
    },
    {},
    "What the site has.",
  ),
  Health: object({ status: { const: "ok" } }),
};
