import fc from "fast-check";
import { anyCharacter } from "./any-character.ts";

const signs = fc.constantFrom(..."abcxyzABCXYZ0189-._~!$&'()*+,;=:@");
const part = fc.string({ unit: fc.oneof(signs, anyCharacter.map(encodeURIComponent)) });

/**
 * Any address on the web, as fast-check's own `webUrl` gives it, which takes most of a second in each
 * process to list all characters of Unicode.
 */
export const anyAddress = fc
  .record({
    scheme: fc.constantFrom("http", "https"),
    domain: fc.domain(),
    path: fc.array(part, { maxLength: 4 }),
    query: fc.option(part, { nil: undefined }),
    fragment: fc.option(part, { nil: undefined }),
  })
  .map(({ scheme, domain, path, query, fragment }) => {
    const address = [`${scheme}://${domain}`, ...path].join("/");
    const marked = (mark: string, value?: string) => (value === undefined ? "" : mark + value);
    return address + marked("?", query) + marked("#", fragment);
  });
