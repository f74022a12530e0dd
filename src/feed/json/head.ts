import { aboutUrl, absoluteUrl, type Channel, type Person } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";
import type { FeedFrame } from "../bind.ts";
import type { FeedFacts } from "../feed-facts.ts";

/** The frame of JSON Feed 1.1. */
export function jsonFrame(channel: Channel, facts: FeedFacts): FeedFrame {
  const { icon, hub } = channel;
  const older = facts.history?.next ?? facts.history?.prevArchive;
  const text = JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: facts.title,
      home_page_url: facts.pageUrl,
      feed_url: facts.feedUrl,
      ...(facts.description !== "" && { description: facts.description }),
      ...(older !== undefined && { next_url: older }),
      ...(facts.comment !== undefined && { user_comment: facts.comment }),
      ...(icon && {
        icon: absoluteUrl(channel, icon.path),
        favicon: absoluteUrl(channel, icon.path),
      }),
      authors: [jsonAuthor(channel.contact)],
      language: channel.language,
      ...(hub !== undefined && { hubs: [{ type: "WebSub", url: hub }] }),
      _broadsheet: { about: aboutUrl(channel), ...facts.sync },
    },
    null,
    2,
  );
  // Readers show everything among the items, so what was removed has a list of its own.
  const start = `${text.slice(0, -"\n  }\n}".length)},\n    "removed": [`;
  return {
    open: `${start}]\n  },\n  "items": [\n`,
    removedAt: start.length,
    separator: ",\n",
    close: "\n  ]\n}\n",
  };
}

/** A person as an author of JSON Feed 1.1, which has no field for e-mail addresses but `mailto:` in `url`. */
export function jsonAuthor({ name, url, email }: Person): { name: string; url?: string } {
  // RFC 6068: of the reserved characters, only the at sign is written as it is.
  const address = url ?? (email && `mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`);
  return { name, ...(address !== undefined && { url: new URL(address).href }) };
}

/** An article that the feed no longer holds, as programs that keep a copy need to know it. */
export interface Removal {
  readonly id: string;
  readonly url?: string | undefined;
  readonly state: "withdrawn" | "gone" | "moved" | "expired";
  /** When the article was removed, if that is known. */
  readonly date?: Instant | undefined;
  readonly reason?: string;
}

/** A removal as a member of `_broadsheet.removed`. */
export function jsonRemoval({ id, url, state, date, reason }: Removal): string {
  return JSON.stringify({
    id,
    url,
    state,
    date: date === undefined ? undefined : toRfc3339(date),
    reason,
  });
}
