import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { fail, fileError, type Result, succeed } from "../../content/content-error.ts";

/** How far this clock may be behind that of the last deployment, in milliseconds. */
const tolerance = 2 * 60_000;

/**
 * The moment that a deployment takes, in milliseconds since 1970. It is the time on this machine, but at
 * least one second after the last deployment, because `Last-Modified` counts in seconds and must grow. A
 * clock more than two minutes behind that moment is an error, because published articles would become
 * scheduled again.
 *
 * @param before moment of the last known deployment, if there was one
 */
export function deploymentMoment(clock: Instant, before: Instant | undefined): Result<Instant> {
  if (before === undefined) return succeed(clock);
  if (before - clock > tolerance) {
    return fail(
      fileError(
        "content/published.json",
        `this machine's clock says ${toRfc3339(clock)}, but the last deployment was at ${toRfc3339(before)}`,
        `set the clock; if it is right, the clock of the machine that deployed last was wrong: write "deployed": "${toRfc3339(clock)}" in content/published.json`,
      ),
    );
  }
  return succeed(Math.max(clock, before + 1000));
}

/**
 * What to do if a deployment took so long that `Last-Modified` may go back. An edition counts on being
 * served within ten minutes of its moment (`catalogue/schedule.ts`), and clocks may differ by two minutes.
 *
 * @param finished when the deployment succeeded, on the clock that gave its moment
 * @returns undefined if it was quick enough
 */
export function lateNotice(moment: Instant, finished: Instant): string | undefined {
  const minutes = (finished - moment) / 60_000;
  if (minutes <= 8) return undefined;
  return (
    `The deployment took ${Math.round(minutes)} minutes, so readers may already have a later Last-Modified than this edition's.\n` +
    "Run npm run deploy once more. It is quick, because the files are already uploaded."
  );
}
