import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Picture } from "../../../src/article/picture.ts";
import { type PressedPictures, pressPictures } from "../../../src/press/pictures/pictures.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { movingGif, photo, redAndBlue, svg } from "../../support/images.ts";
import { goodArticle } from "../../support/one-article.ts";

/** Presses one image: its picture, and the picture's files by path. */
async function press(name: string, bytes: string | Uint8Array) {
  const manuscript = await goodArticle(`![Alt](<${name}>)`, { [name]: bytes });
  const pressed = await pressPictures([manuscript], { cache: await contentFolder({}) });
  const [picture] = pressed.pictures.values();
  if (picture === undefined) throw new Error("no picture");
  return { picture, files: await filesOf(pressed) };
}

async function filesOf({ media }: PressedPictures): Promise<Map<string, Buffer>> {
  return new Map(
    await Promise.all(
      media.map(async ({ path, source }) => [path, await readFile(source)] as const),
    ),
  );
}

/** A photograph with an alpha channel, which differs from pixel to pixel. */
async function transparentPhoto(width: number, height: number): Promise<Buffer> {
  const opacity = await photo(width, height).extractChannel("red").raw().toBuffer();
  return photo(width, height)
    .joinChannel(opacity, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

function widths({ renditions }: Picture): number[] {
  return renditions.map(({ width }) => width);
}

/** The colour at a point of an image, as red, green and blue rounded to 64; x and y run from 0 to 1. */
async function colourAt(bytes: Buffer | undefined, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)].map((value) => Math.round(value / 64) * 64);
}

const red = [256, 0, 0];
const blue = [0, 0, 256];

describe("a picture", () => {
  it("has small widths in WebP and one JPEG for pages and feeds, and states the length of each", async () => {
    const { picture, files } = await press("x.jpg", await photo(2400, 1200).jpeg().toBuffer());
    expect(widths(picture)).toEqual([400, 800, 1200]);
    expect(picture.feed).toMatchObject({ type: "image/jpeg", width: 1200, height: 600 });
    expect(picture.renditions.at(-1)).toEqual(picture.feed);
    expect(files.size).toBe(3);
    for (const rendition of [...picture.renditions, picture.feed]) {
      const bytes = files.get(rendition.path);
      expect(bytes?.length).toBe(rendition.length);
      expect(await sharp(bytes).metadata()).toMatchObject({
        mediaType: rendition.type,
        width: rendition.width,
        height: rendition.height,
        space: "srgb",
      });
    }
    const types = picture.renditions.map(({ type }) => type);
    expect(types).toEqual(["image/webp", "image/webp", "image/jpeg"]);
  });

  it("is one file if it is shown at one size only", async () => {
    const bytes = await photo(2400, 1200).jpeg().toBuffer();
    const small = await photo(40, 30).jpeg().toBuffer();
    const manuscript = await goodArticle("![Lead](a.jpg)\n\n![Alt](x.jpg)", {
      "a.jpg": small,
      "x.jpg": bytes,
    });
    const { media } = await pressPictures([manuscript], { cache: await contentFolder({}) });
    expect(media.map(({ path }) => path.replace(/^.*-/, ""))).toEqual(["40.jpg", "1200.jpg"]);
  });

  it.each([
    ["a transparent image", "x.png", () => transparentPhoto(2400, 1200)],
    ["a moving image", "x.gif", () => movingGif(1400, 70)],
  ])("of %s has at most four files", async (_, name, bytes) => {
    const { files } = await press(name, await bytes());
    expect(files.size).toBeLessThanOrEqual(4);
  });

  it.each([
    [200, [200]],
    [440, [440]],
    [700, [400, 700]],
    [1000, [400, 800, 1000]],
    [1920, [400, 800, 1200]],
  ])("of an image %i pixels wide has the widths %j", async (width, expected) => {
    const { picture } = await press("x.png", await photo(width, 50).png().toBuffer());
    expect(widths(picture)).toEqual(expected);
    expect(picture.feed.width).toBe(Math.min(width, 1200));
  });

  it("of a very tall image fits into WebP", async () => {
    const { picture } = await press("x.png", await photo(20, 30_000).png().toBuffer());
    expect(picture.renditions.at(-1)).toMatchObject({ width: 11, height: 16_000 });
  });

  it("stands upright, and reveals neither the place nor the photographer", async () => {
    const bytes = await redAndBlue(400, 200)
      .withExif({
        IFD0: { Artist: "SOMEONE" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const source = await sharp(bytes).metadata();
    expect([source.width, source.orientation, source.exif !== undefined]).toEqual([400, 6, true]);
    const { picture, files } = await press("x.jpg", bytes);
    expect(picture.feed).toMatchObject({ width: 200, height: 400 });
    for (const file of files.values()) {
      // In orientation 6, the left edge of the stored image is the top.
      expect(await colourAt(file, 0.5, 0.25)).toEqual(red);
      expect(await colourAt(file, 0.5, 0.75)).toEqual(blue);
      const metadata = await sharp(file).metadata();
      expect(metadata.orientation).toBeUndefined();
      expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc]).toEqual(
        Array(4).fill(undefined),
      );
      expect(file.includes("SOMEONE") || file.includes("Exif")).toBe(false);
    }
  });

  it("from wide-gamut colours or CMYK is in sRGB, without a profile", async () => {
    const flat = sharp({ create: { width: 100, height: 50, channels: 3, background: "#00ff00" } });
    const wide = await flat.clone().withIccProfile("p3").png().toBuffer();
    const print = await flat.clone().toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer();
    expect((await sharp(print).metadata()).space).toBe("cmyk");
    for (const [name, bytes] of [
      ["x.png", wide],
      ["x.jpg", print],
    ] as const) {
      for (const file of (await press(name, bytes)).files.values()) {
        const { space, hasProfile } = await sharp(file).metadata();
        expect([space, hasProfile]).toEqual(["srgb", false]);
        const [, green] = await colourAt(file, 0.5, 0.5);
        expect(green).toBeGreaterThanOrEqual(192);
      }
    }
  });

  it("is PNG in feeds if it is transparent, and otherwise JPEG, even with an alpha channel", async () => {
    const clear = {
      create: { width: 100, height: 50, channels: 4, background: "#ff000080" },
    } as const;
    const solid = { create: { ...clear.create, background: "#ff0000ff" } } as const;
    const transparent = await press("x.png", await sharp(clear).png().toBuffer());
    expect(transparent.picture.feed.type).toBe("image/png");
    for (const file of transparent.files.values()) {
      expect((await sharp(file).stats()).isOpaque).toBe(false);
    }
    const opaque = await press("x.png", await sharp(solid).png().toBuffer());
    expect(opaque.picture.feed.type).toBe("image/jpeg");
  });

  it("of a moving image moves on pages, and is a still of the first frame in feeds", async () => {
    const { picture, files } = await press("x.gif", await movingGif(700, 300));
    expect(widths(picture)).toEqual([400, 700]);
    for (const { path, width, height } of picture.renditions) {
      expect(await sharp(files.get(path)).metadata()).toMatchObject({
        format: "webp",
        pages: 2,
        delay: [100, 200],
        loop: 3,
        width,
        height,
      });
    }
    expect(picture.renditions[0]?.height).toBe(171);
    expect(picture.feed).toMatchObject({ type: "image/jpeg", width: 700, height: 300 });
    const still = files.get(picture.feed.path);
    expect((await sharp(still).metadata()).pages).toBeUndefined();
    expect(await colourAt(still, 0.5, 0.5)).toEqual(red);
  });

  it("of a moving image is at most 800 pixels wide on pages, because each frame costs as much", async () => {
    const { picture } = await press("x.gif", await movingGif(1400, 70));
    expect(widths(picture)).toEqual([400, 800]);
    expect(picture.feed.width).toBe(1200);
  });

  it("of a drawing consists of pixels, without the scripts and pictures inside the drawing", async () => {
    // This inner drawing would turn the picture blue if it were not left out.
    const hidden = Buffer.from(svg('<rect width="40" height="20" fill="blue"/>')).toString(
      "base64",
    );
    const inside =
      '<rect width="40" height="20" fill="red"/><script>alert(1)</script>' +
      `<image width="40" height="20" href="data:image/svg+xml;base64,${hidden}"/>`;
    const { picture, files } = await press(
      "x.svg",
      svg(inside, 'width="400" height="200" viewBox="0 0 40 20"'),
    );
    expect(widths(picture)).toEqual([400]);
    expect(picture.feed).toMatchObject({ type: "image/png", width: 400, height: 200 });
    for (const [path, file] of files) {
      expect(path).not.toContain("svg");
      expect(file.includes("script")).toBe(false);
      expect(await colourAt(file, 0.5, 0.5)).toEqual(red);
    }
  });

  it("has a name that fits into a URL and changes with the content", async () => {
    const one = await press("签约 (1).png", await photo(40, 20).png().toBuffer());
    expect(one.picture.feed.path).toMatch(/^\/media\/1-[0-9a-f]{16}-40\.jpg$/);
    const other = await press("签约 (1).png", await photo(40, 21).png().toBuffer());
    expect(other.picture.feed.path).not.toBe(one.picture.feed.path);
  });
});
