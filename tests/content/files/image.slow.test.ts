import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal } from "../../../src/content/files/keep-file.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { movingGif, photo, pngHeader, svg } from "../../support/images.ts";
import {
  articleFolderOf,
  goodArticle,
  leastFrontMatter,
  onlyReport,
  readOnly,
} from "../../support/one-article.ts";

const png = await photo(30, 20).png().toBuffer();
const jpeg = await photo(30, 20).jpeg().toBuffer();

describe("an image in an article's folder", () => {
  it.each([
    ["jpg", "jpeg", () => photo(30, 20).jpeg().toBuffer()],
    ["JPEG", "jpeg", () => photo(30, 20).jpeg().toBuffer()],
    ["png", "png", () => photo(30, 20).png().toBuffer()],
    ["webp", "webp", () => photo(30, 20).webp().toBuffer()],
    ["avif", "avif", () => photo(30, 20).avif().toBuffer()],
    ["gif", "gif", () => photo(30, 20).gif().toBuffer()],
    ["svg", "svg", async () => Buffer.from(svg("<rect/>", 'viewBox="0 0 30 20"'))],
  ])("may be .%s, and is recognised by its content", async (ending, format, bytes) => {
    const { images } = await goodArticle(`![Alt](x.${ending})`, { [`x.${ending}`]: await bytes() });
    expect(images.get(`x.${ending}`)).toMatchObject({
      format,
      width: 30,
      height: 20,
      animated: false,
    });
  });

  it("has its size after rotation, and is animated if it has several frames", async () => {
    const turned = await photo(30, 20).withExif({ IFD0: {} }).withMetadata({ orientation: 6 });
    const { images } = await goodArticle("![Alt](t.jpg) ![Alt](m.gif)", {
      "t.jpg": await turned.jpeg().toBuffer(),
      "m.gif": await movingGif(30, 20),
    });
    expect(images.get("t.jpg")).toMatchObject({ width: 20, height: 30 });
    expect(images.get("m.gif")).toMatchObject({ width: 30, height: 20, animated: true });
  });

  it("may be the lead image that the front matter names", async () => {
    const { lead } = await goodArticle(
      "Body.",
      { "l.png": png },
      `${leastFrontMatter}\nimage: { file: l.png, alt: A lead, caption: " Its caption " }`,
    );
    expect(lead).toMatchObject({
      alt: "A lead",
      caption: "Its caption",
      image: { format: "png", width: 30 },
    });
  });
});

describe("an image that cannot be published", () => {
  const body = "Text.\n\nMore ![Alt](x.png) text.";
  it.each([
    [
      "a text file",
      "just a text",
      /:8:6: error: x\.png is not an image that can be read .*\n 8 \| More .*\n.*\n help: open it/,
    ],
    [
      "an image of another format",
      jpeg,
      /: x\.png is not a PNG image, as its name says, but JPEG\n/,
    ],
    ["a truncated image", png.subarray(0, png.length - 200), /: x\.png is damaged or cut off \(/],
    [
      "a decompression bomb",
      pngHeader(60_000, 60_000),
      /: x\.png has 60000 × 60000 pixels; the most allowed is 50 mil/,
    ],
    [
      "one row more than 50 million pixels",
      pngHeader(10_000, 5001),
      /: x\.png has 10000 × 5001 pixels; the most/,
    ],
    [
      "50 million pixels in the header, but no pixels",
      pngHeader(10_000, 5000),
      /: x\.png is damaged or cut off \(/,
    ],
    ["an empty file", "", /: the image x\.png is empty\n/],
    ["a file of more than 40 MB", Buffer.alloc(40_000_001), /: x\.png is larger than 40 MB\n/],
  ])("is an error at its position: %s", async (_, content, expected) => {
    expect(await onlyReport(body, { "x.png": content })).toMatch(expected);
  });

  it.each(["jpg", "webp", "avif", "gif"] as const)("is a truncated .%s", async (ending) => {
    const whole = await photo(300, 200)
      .toFormat(ending === "jpg" ? "jpeg" : ending)
      .toBuffer();
    const cut = whole.subarray(0, Math.floor(whole.length * 0.9));
    expect(await onlyReport(`![Alt](x.${ending})`, { [`x.${ending}`]: cut })).toMatch(
      /is damaged or cut off|is not an image that can be read/,
    );
  });

  it("is an animation with too many pixels in all its frames", async () => {
    // 100,025,000 pixels: one row of each frame too many.
    const gif = await movingGif(2500, 4001, 10);
    expect(await onlyReport("![Alt](x.gif)", { "x.gif": gif })).toMatch(/has 10 frames of 2500 ×/);
  });

  it("has an unknown ending", async () => {
    expect(await onlyReport("![Alt](x.tiff)", { "x.tiff": png })).toMatch(
      /x\.tiff is not an image that can be published[\s\S]*save it as one of \.jpg, \.jpeg, \.png/,
    );
  });

  it.each(["![](x.png)", "![ ](x.png)", '<img src="x.png">', "![](https://example.org/x.png)"])(
    "has no description: %s",
    async (markdown) => {
      const { reports } = await readOnly(await articleFolderOf(markdown, { "x.png": png }));
      expect(reports[0]).toMatch(
        /:6:1: error: this image has no description[\s\S]*describe the image between the square brackets/,
      );
    },
  );

  it("is reported in the front matter if it is the lead image", async () => {
    expect(
      await onlyReport("Body.", {}, `${leastFrontMatter}\nimage:\n  file: no.png\n  alt: Alt`),
    ).toMatch(/index\.md:5:9: error: there is no image no\.png in the article's folder/);
  });

  it("is reported together with all others and with the errors in the front matter", async () => {
    const { reports } = await readOnly(
      await articleFolderOf(
        "![Alt](a.png)\n\n![Alt](b.png)",
        { "a.png": "x" },
        "title: A\npublished: x",
      ),
    );
    expect(reports).toHaveLength(3);
  });
});

describe("an image on another site", () => {
  it("stays, with a warning", async () => {
    const { manuscript, reports } = await readOnly(
      await articleFolderOf("![Alt](https://example.org/x.png)", {}),
    );
    expect(reports.join()).toMatch(
      /:6:1: warning: the image https:\/\/example\.org\/x\.png is on another site/,
    );
    expect(JSON.stringify(manuscript?.body)).toContain('"src":"https://example.org/x.png"');
    expect(manuscript?.images.size).toBe(0);
  });
});

describe("the facts about an image", () => {
  it("are kept, and looked up by its bytes alone", async () => {
    const cache = await contentFolder({});
    const files = { "x.svg": svg("<script/><rect/>") };
    const first = await readOnly(await articleFolderOf("![Alt](x.svg)", files), cache);
    const folder = join(cache, "images");
    const [version = ""] = await readdir(folder);
    const [name = "", ...others] = await readdir(join(folder, version));
    expect(others).toEqual([]);
    const kept = join(folder, version, name);
    const facts = await readFile(kept, "utf8");
    // If the image were inspected again, this would return its true width.
    const hash = name.replace(".json", "");
    const { value } = JSON.parse(facts);
    await writeFile(kept, seal(hash, { ...value, width: 77 }));
    const second = await readOnly(await articleFolderOf("![Alt](x.svg)", files), cache);
    expect(second.manuscript?.images.get("x.svg")).toMatchObject({ width: 77 });
    expect(second.reports).toEqual(first.reports);
    await writeFile(kept, facts.slice(0, 20));
    const third = await readOnly(await articleFolderOf("![Alt](x.svg)", files), cache);
    expect(third.manuscript?.images.get("x.svg")).toMatchObject({ width: 40 });
    expect(await readFile(kept, "utf8")).toBe(facts);
  });

  it("do not let it pass under a name with the wrong ending", async () => {
    const cache = await contentFolder({});
    await readOnly(await articleFolderOf("![Alt](x.jpg)", { "x.jpg": jpeg }), cache);
    const { reports } = await readOnly(
      await articleFolderOf("![Alt](x.png)", { "x.png": jpeg }),
      cache,
    );
    expect(reports.join()).toContain("x.png is not a PNG image, as its name says, but JPEG");
  });
});

it("accepts or refuses an image of any bytes, and never throws", async () => {
  const folder = await articleFolderOf("![Alt](x.png)", {});
  const damaged = fc
    .array(fc.tuple(fc.nat(png.length - 1), fc.nat(255)), { maxLength: 5 })
    .map((changes) =>
      changes.reduce((bytes, [at, value]) => bytes.fill(value, at, at + 1), Buffer.from(png)),
    );
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ minLength: 1 })), async (bytes) => {
      await writeFile(join(folder, "articles/2026/a/x.png"), bytes);
      const { manuscript, reports } = await readOnly(folder);
      if (manuscript === undefined) expect(reports[0]).toMatch(/index\.md:6:1: error: /);
      else expect(manuscript.images.size).toBe(1);
    }),
    { numRuns: 100 },
  );
});
