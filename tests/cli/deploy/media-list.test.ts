import { describe, expect, it } from "vitest";
import {
  mediaListText,
  parseMediaList,
  whenOnline,
  whenUploaded,
} from "../../../src/cli/deploy/media-list.ts";
import { batchesOf } from "../../../src/cli/deploy/store-media.ts";

const day = 24 * 60 * 60 * 1000;
const now = 100 * day;

describe("the list of what a bucket holds", () => {
  it("is read as it was written, and empty if it is damaged", () => {
    const list = new Map([
      ["b.jpg", 5],
      ["a.jpg", undefined],
    ]);
    expect(new Map(parseMediaList(mediaListText(list)))).toEqual(list);
    expect(mediaListText(new Map([...list].reverse()))).toBe(mediaListText(list));
    for (const text of ["", "[]", '{"needed":[]', '{"needed":[1],"unneeded":{}}']) {
      expect(parseMediaList(text).size).toBe(0);
    }
  });

  it("keeps what was uploaded for an edition that never came online, and forgets nothing", () => {
    const before = new Map([
      ["online.jpg", undefined],
      ["old.jpg", now - 29 * day],
      ["other.jpg", now - 20 * day],
    ]);
    const list = whenUploaded(before, ["online.jpg", "old.jpg", "new.jpg"], now);
    expect(new Map(list)).toEqual(
      new Map([
        ["online.jpg", undefined],
        ["old.jpg", now],
        ["other.jpg", now - 20 * day],
        ["new.jpg", now],
      ]),
    );
  });

  it("dates what the edition online no longer needs from then on", () => {
    const before = new Map([
      ["again.jpg", now - 90 * day],
      ["still.jpg", undefined],
      ["gone.jpg", undefined],
      ["before.jpg", now - 10 * day],
    ]);
    const { list, expired } = whenOnline(before, ["again.jpg", "still.jpg"], now);
    expect(new Map(list)).toEqual(
      new Map([
        ["again.jpg", undefined],
        ["still.jpg", undefined],
        ["gone.jpg", now],
        ["before.jpg", now - 10 * day],
      ]),
    );
    expect(expired).toEqual([]);
  });

  it("lets a file go after thirty days, and forty files at a time", () => {
    const at = (since: number) => whenOnline(new Map([["a.jpg", since]]), [], now).expired;
    expect(at(now - 30 * day)).toEqual([]);
    expect(at(now - 30 * day - 1)).toEqual(["a.jpg"]);
    const many = new Map(Array.from({ length: 100 }, (_, number) => [`${number}.jpg`, 0]));
    const { list, expired } = whenOnline(many, ["0.jpg"], now);
    expect(expired).toHaveLength(40);
    expect(expired).not.toContain("0.jpg");
    expect(list.size).toBe(60);
  });
});

it("files are uploaded in batches", () => {
  expect(batchesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(batchesOf([], 2)).toEqual([]);
});
