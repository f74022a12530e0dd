import { expect, it, vi } from "vitest";
import { formatKeys, formats } from "../../src/article/formats.ts";
import { expectUnchanged } from "../support/attacked-feed.ts";
import { madeUp } from "../support/made-up.ts";

// Acts as if an attacker could produce any fingerprint.
vi.mock(import("../../src/article/fingerprint.ts"), async (original) => ({
  ...(await original()),
  fingerprint: () => "the-same-for-all",
}));

const day = 24 * 60 * 60 * 1000;

/** Six articles, with different codes in each case. */
function articles(of: number) {
  return Array.from({ length: 6 }, (_, n) => ({
    published: n * day,
    updated: n * day + of,
    topics: ["a"],
  }));
}

const cases = (["gzip", "identity"] as const).flatMap((coding) =>
  formatKeys.flatMap((format) =>
    ["content=summary&before=zzzzzzzzz.a", "content=summary", "topic=a", "limit=3&language=en"].map(
      (search) => [coding, `/${formats[format].file}`, search] as const,
    ),
  ),
);

it.each(cases.map((one, number) => [...one, number] as const))(
  "never sends a body kept for another query, even if the tags are equal: %s %s?%s",
  async (coding, path, search, number) => {
    const start = () => {
      const ask = madeUp(articles(number)).open(() => 10 * day);
      return (address: string, headers: Record<string, string>) => ask(address, { headers });
    };
    const [own, chosen] = await expectUnchanged(start, path, search, coding);
    expect(chosen).toBe(own);
  },
);
