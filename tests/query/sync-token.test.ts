import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editionName } from "../../src/catalogue/lineage.ts";
import { formatSyncToken, parseSyncToken, type SyncToken } from "../../src/query/sync-token.ts";

const instant = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
const edition = fc
  .tuple(fc.nat({ max: 253_402_300_799_999 }), fc.stringMatching(/^[0-9a-f]{12}$/))
  .map(([pressed, hash]) => editionName(pressed, hash));
const state = fc.record({ edition, moment: instant });
const place = fc.record({ published: instant, name: fc.stringMatching(/^[a-z0-9-]{1,100}$/) });
const token: fc.Arbitrary<SyncToken> = fc.oneof(
  fc.constant({ kind: "start" as const }),
  fc.record({ kind: fc.constant("at" as const), state }),
  fc.record({
    kind: fc.constant("walk" as const),
    from: fc.option(state, { nil: undefined }),
    to: state,
    by: edition,
    place: fc.option(place, { nil: undefined }),
  }),
);

describe("a token of a program that keeps a copy", () => {
  it("reads back unchanged, needs no escapes in an address, and is short", () => {
    fc.assert(
      fc.property(token, (one) => {
        const text = formatSyncToken(one);
        expect(parseSyncToken(text)).toEqual(one);
        expect(encodeURIComponent(text)).toBe(text);
        expect(text.length).toBeLessThan(250);
      }),
    );
  });

  it("is neither a date nor a moment, which select by publication", () => {
    const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(253e12) });
    fc.assert(
      fc.property(date, (one) => {
        const text = one.toISOString();
        for (const written of [text, text.toLowerCase(), text.slice(0, 10)]) {
          expect(parseSyncToken(written)).toBeUndefined();
        }
      }),
    );
  });

  it("is read in only one way: any change makes another token or none", () => {
    fc.assert(
      fc.property(token, fc.nat(), fc.string({ maxLength: 3 }), (one, at, instead) => {
        const text = formatSyncToken(one);
        const place = at % text.length;
        const changed = text.slice(0, place) + instead + text.slice(place + 1);
        const read = parseSyncToken(changed);
        if (changed === text) expect(read).toEqual(one);
        else if (read !== undefined) expect(read).not.toEqual(one);
      }),
    );
  });

  it.each([
    "",
    "at",
    "at~",
    "at~1~2",
    "at~.a~1",
    "at~a.~1",
    "at~a.b~",
    "at~a.b~--1",
    "at~a.b~1~",
    `at~${"a".repeat(11)}.b~1`,
    `at~a.${"b".repeat(17)}~1`,
    "at~a.b~zzzzzzzzzzz",
    "walk~start~a.b~1~c.d",
    "walk~begin~a.b~1~c.d~",
    "walk~start~a.b~1~c.d~a.b.c",
    `walk~start~a.b~1~c.d~1.${"x".repeat(101)}`,
    "walk~a.b~1~a.b~1~~",
    "start~",
    "start\n",
  ])("is not %j", (text) => {
    expect(parseSyncToken(text)).toBeUndefined();
  });
});
