import { problemResponse } from "./problem.ts";

/**
 * Whether a request has a secret as its bearer token (RFC 6750, section 2.1). How long the comparison takes
 * reveals nothing about the secret.
 */
export async function hasBearer({ headers }: Request, secret: string): Promise<boolean> {
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(headers.get("Authorization") ?? "") ?? [];
  return isSame(token, secret);
}

/** Whether two texts are the same. How long the comparison takes reveals nothing about either. */
export async function isSame(one: string, other: string): Promise<boolean> {
  // The platform compares only texts of equal length in constant time, and hashes are.
  const [a, b] = await Promise.all([sha256(one), sha256(other)]);
  return crypto.subtle.timingSafeEqual(a, b);
}

/** 401 with the challenge that it must have (RFC 9110, section 15.5.2). */
export function unauthorized(): Response {
  return problemResponse(
    {
      status: 401,
      title: "The secret is missing or wrong",
      detail: "This address answers only with the right Authorization: Bearer.",
    },
    { "WWW-Authenticate": "Bearer" },
  );
}

/** The SHA-256 of a text in UTF-8. */
export function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
}
