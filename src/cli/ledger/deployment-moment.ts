import { type Instant, toRfc3339 } from "../../article/instant.ts";
import { fail, fileError, type Result, succeed } from "../../content/content-error.ts";

/** How far a machine's clock may be behind the one that deployed last, in milliseconds. */
const tolerance = 2 * 60_000;

/**
 * The moment of a deployment, in milliseconds: this machine's time, but at least a second later than
 * the moment of the deployment before, because `Last-Modified` counts in seconds and must grow. A clock
 * that is more behind than machines usually are is an error: by it, published articles would count
 * as scheduled.
 *
 * @param before moment of the last deployment that is known; undefined where there is none
 */
export function deploymentMoment(clock: Instant, before: Instant | undefined): Result<Instant> {
  if (before === undefined) return succeed(clock);
  if (before - clock > tolerance) {
    return fail(
      fileError(
        "content/published.json",
        `this machine's clock says ${toRfc3339(clock)}, but the last deployment was at ${toRfc3339(before)}`,
        `set the clock; if it is right, the machine that deployed last had a wrong one: write "deployed": "${toRfc3339(clock)}" in content/published.json`,
      ),
    );
  }
  return succeed(Math.max(clock, before + 1000));
}

/**
 * What to do where a deployment took so long that `Last-Modified` may go back: an edition is dated as
 * if it were served within ten minutes (`catalogue/schedule.ts`), of which the clocks may take two.
 *
 * @param finished when the deployment succeeded, by the clock that made its moment
 * @returns undefined where it was quick enough
 */
export function lateNotice(moment: Instant, finished: Instant): string | undefined {
  const minutes = (finished - moment) / 60_000;
  if (minutes <= 8) return undefined;
  return (
    `The deployment took ${Math.round(minutes)} minutes, so readers may have seen a later date than it has.\n` +
    "Run npm run deploy once more: the files are there now, so it is quick."
  );
}
