import type { Channel } from "../article/channel.ts";

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.NumberFormat>();

/** How often an article was viewed, rounded as the channel's language does it: 1.2K, 1.2万. */
export function Views({ channel, views }: { channel: Channel; views: number }) {
  return <p>Views: {formatOf(channel).format(views)}</p>;
}

function formatOf({ language }: Channel): Intl.NumberFormat {
  const format = formats.get(language) ?? new Intl.NumberFormat(language, { notation: "compact" });
  formats.set(language, format);
  return format;
}
