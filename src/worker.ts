import { env, waitUntil } from "cloudflare:workers";
import edition from "broadsheet/edition.bin";
import { startUp } from "./app/start-up.ts";
import { ViewCounter } from "./views/view-counter.ts";

// The class of a Durable Object (wrangler.toml).
export { ViewCounter };

export default startUp(edition, { env, clock: Date.now, waitUntil });
