import { env, waitUntil } from "cloudflare:workers";
import edition from "broadsheet/development.bin";
import { ViewCounter } from "../views/view-counter.ts";
import { withEditor } from "./editor-proxy.ts";
import { startUp } from "./start-up.ts";

// The entry point of `npm start`. It is worker.ts with an edition that is never deployed, and with the editor.
// Its name ends in .mts because wrangler reports the types of the bindings as out of date if main is another
// .ts file.

export { ViewCounter };

export default withEditor(startUp(edition, { env, clock: Date.now, waitUntil }), env);
