import { beforeAll, describe, expect, it } from "vitest";
import { formatKeys, formats } from "../../src/article/formats.ts";
import { feedDocument } from "../../src/feed/document.ts";
import { opmlDocument } from "../../src/feed/opml.ts";
import { noConditions } from "../../src/query/query.ts";
import { selectionOf } from "../../src/query/selection.ts";
import { type Pressed, pressFixture } from "../support/fixtures.ts";
import { unzipped } from "../support/unzipped.ts";
import { parseStrictly } from "./validator/tree.ts";
import { validate } from "./validator/validate.ts";

/*
 * The feeds of the fixture `lakeside`, byte for byte, so that a review shows every change. `npm run golden`
 * writes the files again.
 */

const now = Date.parse("2026-11-22T00:00:00Z");
let pressed: Pressed;
beforeAll(async () => {
  pressed = await pressFixture("lakeside");
});

describe.each(formatKeys)("lakeside as %s", (format) => {
  const { file } = formats[format];

  it("has not changed, and is valid", async () => {
    const { catalogue, store } = pressed;
    const document = feedDocument({ catalogue, store, now }, selectionOf(catalogue), format);
    const text = unzipped(await document.body());
    expect(validate[format](text, `${catalogue.channel.url}/${file}`)).toEqual([]);
    await expect(text).toMatchFileSnapshot(`golden/${file.replace(".", ".golden.")}`);
  });

  it("is valid for each topic", async () => {
    const { catalogue, store } = pressed;
    expect(catalogue.channel.topics).not.toEqual([]);
    for (const { slug } of catalogue.channel.topics) {
      const selection = selectionOf(catalogue, {
        conditions: { ...noConditions, topics: [[slug]] },
      });
      const document = feedDocument({ catalogue, store, now }, selection, format);
      const text = unzipped(await document.body());
      const address = `${catalogue.channel.url}/topics/${slug}/${file}`;
      expect(validate[format](text, address)).toEqual([]);
    }
  });
});

it("the list of feeds has not changed, and is well formed", async () => {
  const text = opmlDocument({ catalogue: pressed.catalogue, now }).body();
  expect(parseStrictly(text).name).toBe("opml");
  await expect(text).toMatchFileSnapshot("golden/opml.golden.xml");
});
