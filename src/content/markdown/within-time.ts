import { createContext, Script } from "node:vm";

const script = new Script("work()");

/**
 * Does some synchronous work, and interrupts it if it takes too long.
 *
 * @param limit milliseconds
 * @throws an error that names the limit, when the time is over; otherwise whatever the work throws
 */
export function withinTime<T>(limit: number, work: () => T): T {
  let done: { readonly result: T } | undefined;
  room["work"] = () => {
    done = { result: work() };
  };
  script.runInContext(room, { timeout: limit });
  if (done === undefined) throw new Error("the work was not done");
  return done.result;
}

const room = createContext();
