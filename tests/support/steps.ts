import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";

// Code that the engine has optimised, or runs for the first time, would not be counted in full.
for (const flag of ["no-opt", "no-maglev", "no-sparkplug", "no-lazy-feedback-allocation"]) {
  setFlagsFromString(`--${flag}`);
}

/*
 * The engine puts counters into a function when it compiles it, and only while it counts. When it stops, it
 * takes all of them out for good. So the count begins when this module is loaded, and never stops. Import
 * this module before the code that you measure.
 */
const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/**
 * Counts what our code and hono execute while something runs: each block of statements as often as it is
 * entered. The number depends on no clock and on no other program. It leaves out what the engine does by
 * itself, such as copying a list.
 *
 * @param counted the addresses of the modules whose blocks count
 */
export async function stepsOf(run: () => unknown, counted = /\/src\/|\/hono\//): Promise<number> {
  // Each answer contains what ran since the last one.
  await session.post("Profiler.takePreciseCoverage");
  await run();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const ours = result.filter(({ url }) => counted.test(url));
  return ours
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((steps, { count }) => steps + count, 0);
}
