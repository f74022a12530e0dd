import type { Person } from "../article/channel.ts";

/** The address at which readers reach somebody: by e-mail if possible. */
export function contactAddress({ email, url }: Person): string | undefined {
  return email === undefined ? url : `mailto:${email}`;
}

/** The name of whom readers can write to, as a link if there is an address. */
export function ContactLink({ person }: { person: Person }) {
  const address = contactAddress(person);
  const name = <bdi>{person.name}</bdi>;
  return address === undefined ? name : <a href={address}>{name}</a>;
}
