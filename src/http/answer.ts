import type { Context } from "hono";
import { isKnown } from "./conditional.ts";

/** Something to send: its validator first, its body only where it is needed. */
export interface Representation {
  readonly mediaType: string;
  readonly etag: string;
  /** Seconds for which a client may keep it; five minutes where nothing is said. */
  readonly maxAge?: number;
  /** 200 where there is none. */
  readonly status?: number;
  body(): Promise<string | Uint8Array<ArrayBuffer>> | string;
}

/** 200 with the representation, or 304 (RFC 9110, section 15.4.5) where the client holds it already. */
export async function answer(
  c: Context,
  { mediaType, etag, maxAge = 300, status = 200, body }: Representation,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const validators = { ETag: etag, "Cache-Control": `public, max-age=${maxAge}`, ...headers };
  if (status === 200 && isKnown(c.req.header("If-None-Match"), etag)) {
    return c.body(null, 304, validators);
  }
  return new Response(await body(), {
    status,
    headers: { ...validators, "Content-Type": mediaType, "X-Content-Type-Options": "nosniff" },
  });
}

/** Feeds may be read by any page's scripts (Fetch standard, section 3.3). */
export const openToAll = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag",
} as const;
