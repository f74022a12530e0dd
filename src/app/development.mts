import { env, waitUntil } from "cloudflare:workers";
import edition from "broadsheet/development.bin";
import { ViewCounter } from "../views/view-counter.ts";
import { startUp } from "./start-up.ts";

// The entry point of `npm start`: as worker.ts, with an edition that is never deployed. The ending is
// .mts because wrangler takes the types of the bindings for out of date with any other .ts than main.

export { ViewCounter };

export default startUp(edition, { env, clock: Date.now, waitUntil });
