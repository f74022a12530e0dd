import { Feed } from "feed";
import { aboutUrl, absoluteUrl, type Channel } from "../../article/channel.ts";
import { formats } from "../../article/formats.ts";
import type { FeedFacts, FeedFrame } from "../feed-frame.ts";
import { jsonPerson } from "./person.ts";
import { parseRecord } from "./record.ts";

/** The frame of JSON Feed 1.1. */
export function jsonFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const { title, description, pageUrl, feedUrl } = facts;
  const { items: _, ...head } = parseRecord(
    new Feed({ title, description, link: pageUrl, feedLinks: { json: feedUrl } }).json1(),
  );
  const { icon, hub } = channel;
  const older = facts.history?.next ?? facts.history?.prevArchive;
  const text = JSON.stringify(
    {
      ...head,
      version: "https://jsonfeed.org/version/1.1",
      ...(older !== undefined && { next_url: older }),
      user_comment: comment(channel, facts),
      ...(icon && {
        icon: absoluteUrl(channel, icon.path),
        favicon: absoluteUrl(channel, icon.path),
      }),
      authors: [jsonPerson(channel.contact)],
      language: channel.language,
      ...(hub !== undefined && { hubs: [{ type: "WebSub", url: hub }] }),
      _broadsheet: { about: aboutUrl(channel), ...facts.sync },
    },
    null,
    2,
  );
  // Readers show whatever is among the items, so what was removed stands elsewhere.
  const start = `${text.slice(0, -"\n  }\n}".length)},\n    "removed": [`;
  return {
    open: `${start}]\n  },\n  "items": [\n`,
    removedAt: start.length,
    separator: ",\n",
    close: "\n  ]\n}\n",
  };
}

/** For a person who opened the address in a browser. */
function comment(
  channel: Channel,
  { title, feedUrl, pageUrl, history, alternates = [] }: FeedFacts,
): string {
  const others = alternates.map(({ format, url }) => `${formats[format].name}: ${url}`);
  return [
    `This is a feed of ${title}: its newest articles, for programs that fetch them for you.`,
    `To subscribe, copy this address into a feed reader: ${history?.current ?? feedUrl}`,
    `The same articles to read here and now: ${pageUrl}`,
    ...(others.length > 0 ? [`The same feed in other formats: ${others.join(", ")}`] : []),
    ...(channel.feeds?.about === undefined
      ? []
      : [`What the fields named _broadsheet hold is explained at ${aboutUrl(channel)}`]),
  ].join("\n");
}
