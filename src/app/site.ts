import type { Context } from "hono";
import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Assets, assetStore, type Site, type VolumeStore } from "../catalogue/volume-store.ts";

/**
 * Secrets that the Worker may lack: that of the counts of views (`views/exchange.ts`), and what GitHub
 * knows the site's application by (`app/sign-in.ts`).
 */
interface Secrets {
  readonly VIEWS_SECRET?: string;
  readonly GITHUB_CLIENT_ID?: string;
  readonly GITHUB_CLIENT_SECRET?: string;
}

/** What only some sites bind: the bucket of `media: r2`. */
interface Buckets {
  readonly MEDIA?: R2Bucket;
}

/** The types of the application's context: the bindings in wrangler.toml, and the secrets. */
export type Bindings = { Bindings: Env & Secrets & Buckets };

/** The most bytes of volumes that an isolate keeps. */
const volumeBytes = 8 * 1024 * 1024;

/**
 * The site that a request is answered from. All requests share one store, so that an isolate keeps the
 * volumes that it read last.
 *
 * @param assets where volumes are read from, if not from the binding ASSETS
 */
export function siteOf(catalogue: Catalogue, clock: () => Instant, assets: Assets | undefined) {
  let store: VolumeStore | undefined;
  return (c: Context<Bindings>): Site => {
    store ??= assetStore(assets ?? c.env.ASSETS, volumeBytes);
    return { catalogue, store, now: clock() };
  };
}
