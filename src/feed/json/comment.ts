import { aboutUrl, type Channel } from "../../article/channel.ts";
import { formats } from "../../article/formats.ts";
import { say, writeList } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
import type { FeedFacts } from "../feed-facts.ts";

/** What JSON Feed tells a person who opens its address in a browser (`user_comment`). */
export function feedComment(
  channel: Pick<Channel, "url" | "feeds">,
  { title, feedUrl, pageUrl, history, alternates = [] }: FeedFacts,
  spoken: Spoken,
): string {
  const others = alternates.map(({ format, url }) =>
    say(spoken, "labelled", { label: formats[format].name, value: url }),
  );
  return [
    say(spoken, "aboutFeed", { title }),
    say(spoken, "feedAddress", { address: history?.current ?? feedUrl }),
    say(spoken, "feedPage", { address: pageUrl }),
    ...(others.length > 0
      ? [say(spoken, "feedFormats", { formats: writeList(spoken, others) })]
      : []),
    ...(channel.feeds?.about === undefined
      ? []
      : [say(spoken, "feedFields", { address: aboutUrl(channel) })]),
  ].join("\n");
}
