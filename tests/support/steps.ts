import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";

// Code that the engine has optimised, or runs for the first time, would not be counted in full.
for (const flag of ["no-opt", "no-maglev", "no-sparkplug", "no-lazy-feedback-allocation"]) {
  setFlagsFromString(`--${flag}`);
}

/**
 * Counts what our code and hono execute while something runs: each block of statements as often as it is
 * entered. The number depends on no clock and on no other program. What the engine does by itself, such
 * as copying a list, is not counted.
 *
 * @param counted the addresses of the modules whose blocks count
 */
export async function stepsOf(run: () => unknown, counted = /\/src\/|\/hono\//): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    await run();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const ours = result.filter(({ url }) => counted.test(url));
    return ours
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((steps, { count }) => steps + count, 0);
  } finally {
    await session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
}
