import type { Person } from "../../article/channel.ts";

/** A person as an author of JSON Feed 1.1, which knows e-mail addresses as `mailto:` only. */
export function jsonPerson({ name, url, email }: Person): { name: string; url?: string } {
  // RFC 6068: only the at sign stands as it is.
  const address = url ?? (email && `mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`);
  return { name, ...(address !== undefined && { url: new URL(address).href }) };
}
