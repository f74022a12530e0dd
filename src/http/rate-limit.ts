import { networkOf } from "./network.ts";
import { problem } from "./problem.ts";

/** A rate-limit binding of Workers: counts by key, within the period that wrangler.toml says. */
export interface Limiter {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

/** Seconds: the period in wrangler.toml. */
const period = 60;

/**
 * 429 (RFC 6585, section 4) for a network that has too many dear bodies made. Where the limit cannot
 * be told, as there is no client's address or an error, there is none.
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
  return problem(
    {
      status: 429,
      title: "Too many requests",
      detail: `Your network asks for too many feeds that take long to make. Try again in ${period} seconds, and send If-None-Match: answers of 304 are not counted.`,
    },
    { "Retry-After": String(period) },
  );
}
