import { type Instant, toRfc3339 } from "../article/instant.ts";
import { fail, fileError, type Result, succeed } from "./content-error.ts";

/** How far a machine's clock may be behind the one that deployed last, in milliseconds. */
const tolerance = 2 * 60_000;

/**
 * The moment of a deployment, in milliseconds: this machine's time, but at least a second later than
 * the moment of the deployment before, because `Last-Modified` counts in seconds and must grow. A clock
 * that is further behind than machines usually are is an error: by it, published articles would count
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
