import { networkOf } from "./network.ts";
import { problemResponse } from "./problem.ts";

/** A rate-limit binding of Workers. It counts requests by key, within the period set in wrangler.toml. */
export interface Limiter {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** The period set in wrangler.toml, in seconds. */
export const period = 60;

/**
 * 429 (RFC 6585, section 4) for a network that requests too many expensive bodies. Without a client
 * address, or if the binding fails, there is no limit.
 */
export async function refuseTooMany(
  request: Request,
  limiter: Limiter,
): Promise<Response | undefined> {
  return (await asksTooMuch(request, limiter)) ? tooMany() : undefined;
}

/** Counts a request, and says whether its network has sent too many. */
export async function asksTooMuch(request: Request, limiter: Limiter): Promise<boolean> {
  const client = request.headers.get("CF-Connecting-IP");
  if (client === null) return false;
  try {
    const { success } = await limiter.limit({ key: networkOf(client).network });
    return !success;
  } catch (error) {
    console.warn(JSON.stringify({ message: "no rate limit", error: String(error) }));
    return false;
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
