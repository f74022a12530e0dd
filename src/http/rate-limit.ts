import { networkOf } from "./network.ts";
import { problemResponse } from "./problem.ts";

/** A rate-limit binding of Workers. It counts requests by key, within the period set in wrangler.toml. */
export interface Limiter {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** The period set in wrangler.toml, in seconds. */
const period = 60;

/**
 * 429 (RFC 6585, section 4) for a network that requests too many expensive bodies. Without a client
 * address, or if the binding fails, there is no limit.
 */
export async function refuseTooMany(
  request: Request,
  limiter: Limiter,
): Promise<Response | undefined> {
  const client = request.headers.get("CF-Connecting-IP");
  if (client === null) return undefined;
  try {
    const { success } = await limiter.limit({ key: networkOf(client).network });
    return success ? undefined : tooMany();
  } catch (error) {
    console.warn(JSON.stringify({ message: "no rate limit", error: String(error) }));
    return undefined;
  }
}

function tooMany(): Response {
  return problemResponse(
    {
      status: 429,
      title: "Too many requests",
      detail: `Your network asks for too many feeds that take long to make. Try again in ${period} seconds, and send If-None-Match: answers of 304 are not counted.`,
    },
    { "Retry-After": String(period) },
  );
}
