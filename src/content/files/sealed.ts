import { fingerprint } from "../../article/fingerprint.ts";

/**
 * A value as the text of a file that tells when it is damaged, or stands in another file's place: JSON
 * with a fingerprint of the value and of the name under which it is kept. It guards against accidents.
 * Someone who writes the file on purpose can seal it as well.
 *
 * @param value JSON holds all of it
 */
export function seal(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `{"seal":"${fingerprint(`${name}\n${text}`)}","value":${text}}`;
}

/**
 * The value in a sealed text. It may be of another version of the code: the caller looks at its shape.
 *
 * @throws Error where the text is not the one that was sealed under this name
 */
export function unseal(name: string, text: string): unknown {
  const { value }: { value?: unknown } = JSON.parse(text) ?? {};
  if (text !== seal(name, value)) throw new Error(`${name} is not as it was written`);
  return value;
}
