import type { Channel } from "../../article/channel.ts";
import { type Instant, toRfc3339 } from "../../article/instant.ts";

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as its day in the channel's zone and language, with the exact instant for machines. */
export function DateOf({ channel, instant }: { channel: Channel; instant: Instant }) {
  return <time datetime={toRfc3339(instant)}>{formatOf(channel).format(instant)}</time>;
}

function formatOf({ language, timeZone }: Channel): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone });
  formats.set(key, format);
  return format;
}
