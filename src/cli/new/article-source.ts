import { Temporal } from "temporal-polyfill";
import { stringify } from "yaml";
import type { Instant } from "../../article/instant.ts";
import { parseInstant } from "../../content/front-matter/date.ts";

/** The text of an `index.md`. Fields that are undefined are left out. */
export function articleSource(
  frontMatter: Readonly<Record<string, unknown>>,
  text: string,
): string {
  // Width 0 keeps a long title on one line.
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${text}`;
}

/**
 * A moment on the channel's clock, as front matter has it, to the second: `2026-11-22T14:30`. It carries its offset
 * only where the clock shows that moment twice, when summer time ends.
 */
export function localTime(moment: Instant, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  const smallestUnit = local.second === 0 ? "minute" : "second";
  const text = local.toPlainDateTime().toString({ smallestUnit });
  const read = parseInstant(text, timeZone) ?? Number.NaN;
  return moment - read >= 0 && moment - read < 1000 ? text : `${text}${local.offset}`;
}
