import type { Channel } from "../article/channel.ts";
import { type Instant, toRfc3339 } from "../article/instant.ts";

/** A moment as its day in the channel's zone and language, with the exact instant for machines. */
export function DateOf({ channel, instant }: { channel: Channel; instant: Instant }) {
  const format = new Intl.DateTimeFormat(channel.language, {
    dateStyle: "long",
    timeZone: channel.timeZone,
  });
  return <time datetime={toRfc3339(instant)}>{format.format(instant)}</time>;
}
