import { createContext, Script } from "node:vm";

const room = createContext();
const script = new Script("work()");

/**
 * Does some work, and breaks it off when it takes longer.
 *
 * @param limit in milliseconds
 * @throws an error whose message says so, when the time is over; or what the work throws
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
