import type { Instant } from "../article/instant.ts";

/**
 * Milliseconds for which an isolate reuses a count that it read. A page with a count may be kept for
 * another 30 seconds (`shownFor` in `pages/document.ts`), so a reader sees a count at most a minute old.
 */
const freshness = 30_000;

/** The number of articles whose counts an isolate remembers. */
const remembered = 1000;

/** The part of `env.VIEWS` that reading needs. */
interface Counters {
  getByName(name: string): { views(): Promise<number> };
}

const late = Symbol();

/**
 * Makes a reader of counts. It never fails: if there are no counters, or a counter is down or too slow,
 * it returns undefined. The next request uses an answer that came too late.
 *
 * @param waitUntil keeps a promise alive after the response
 * @param patience milliseconds to wait for a counter
 */
export function viewReader(waitUntil: (promise: Promise<unknown>) => void, patience = 100) {
  const memo = new Map<string, { readonly views: number | undefined; readonly at: Instant }>();

  function remember(name: string, views: number | undefined, at: Instant): number | undefined {
    memo.delete(name);
    memo.set(name, { views, at });
    for (const oldest of memo.keys()) {
      if (memo.size <= remembered) break;
      memo.delete(oldest);
    }
    return views;
  }

  async function read(counters: Counters, name: string, now: Instant) {
    try {
      return remember(name, await counters.getByName(name).views(), now);
    } catch (error) {
      console.error(JSON.stringify({ message: "no views", counter: name, error: String(error) }));
      return remember(name, undefined, now);
    }
  }

  return async (
    counters: Counters | undefined,
    name: string,
    now: Instant,
  ): Promise<number | undefined> => {
    if (counters === undefined) return undefined;
    const known = memo.get(name);
    if (known !== undefined && now - known.at < freshness) return known.views;
    const reading = read(counters, name, now);
    waitUntil(reading);
    const inTime = await inTimeOf(reading, patience);
    // The next requests do not wait for a counter that is slow now.
    return inTime === late ? remember(name, undefined, now) : inTime;
  };
}

/** The promise's result, or `late` when time is up. A timer left behind would keep the request alive. */
async function inTimeOf<T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
