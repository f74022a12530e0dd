import type { MiddlewareHandler } from "hono";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { refuseMethod } from "../http/methods.ts";
import { rangedFile } from "../http/ranged-file.ts";
import { reads } from "../http/routes.ts";
import type { Bindings } from "./site.ts";

/** Serves recordings, with ranges. The platform serves all other media without the Worker (wrangler.toml). */
export function recordings({ recordings: sizes }: Catalogue): MiddlewareHandler<Bindings> {
  return async (c, next) => {
    const bytes = sizes.get(c.req.path);
    if (bytes === undefined) return next();
    if (!reads(c)) return refuseMethod(c);
    const response = await rangedFile(c.req.raw, c.env.ASSETS, bytes);
    // The platform lets caches keep its own 404 for a year.
    return response.status === 404 ? next() : response;
  };
}
