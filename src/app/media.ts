import type { MiddlewareHandler } from "hono";
import { lackedHeader, mediaHeaders } from "../article/media-headers.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { refuseMethod } from "../http/methods.ts";
import { rangedFile } from "../http/ranged-file.ts";
import { reads } from "../http/routes.ts";
import { storedFile } from "../http/stored-file.ts";
import type { Bindings } from "./site.ts";

/** `/media/<name>`, as the press names files. */
const mediaPath = /^\/media\/[\w-]+\.[a-z0-9]+$/i;

/**
 * Serves media from the bucket, if one is bound (`media: r2`). Asset files under `/media/` reach the
 * Worker only if they are recordings, which it serves with ranges (wrangler.toml).
 */
export function media({ recordings }: Catalogue): MiddlewareHandler<Bindings> {
  return async (c, next) => {
    const { path, raw } = c.req;
    const bucket = mediaPath.test(path) ? c.env.MEDIA : undefined;
    const bytes = recordings.get(path);
    if (bucket === undefined && bytes === undefined) return next();
    if (!reads(c)) return refuseMethod(c);
    const stored =
      bucket && (await storedFile(raw, bucket, path.slice(1), mediaHeaders, lackedHeader(path)));
    if (stored !== undefined) return stored;
    const response = bytes === undefined ? undefined : await rangedFile(raw, c.env.ASSETS, bytes);
    // The platform lets caches keep its own 404 for a year.
    return response === undefined || response.status === 404 ? next() : response;
  };
}
