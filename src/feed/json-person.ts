import type { Person } from "../article/channel.ts";

/** A person as an author of JSON Feed 1.1, which knows e-mail addresses as `mailto:` only. */
export function jsonPerson({ name, url, email }: Person): { name: string; url?: string } {
  const address = url ?? (email === undefined ? undefined : `mailto:${email}`);
  return { name, ...(address !== undefined && { url: address }) };
}
