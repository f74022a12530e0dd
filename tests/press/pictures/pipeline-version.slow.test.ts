import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { expect, it } from "vitest";
import { pressPictures } from "../../../src/press/pictures/pictures.ts";
import { pipelineVersion } from "../../../src/press/pictures/renditions.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { movingGif, photo, svg } from "../../support/images.ts";
import { goodArticle } from "../../support/one-article.ts";

/*
 * Clients keep a picture for a year, under a name that includes `pipelineVersion`. If a change in the
 * code changes the picture's bytes, the version must change too. Otherwise one name stands for two
 * pictures.
 *
 * So this file spells out what version 2 makes of an image, without any code of ours. Each test makes a
 * picture both ways and compares the bytes. It compares them with no recorded hash, because sharp may make
 * other bytes on another platform. Both sides run on the same machine with the same sharp, so the test
 * works on every platform. A new release of sharp changes the version by itself, and needs no change here.
 */

const version = `2-${sharp.versions.sharp}`;

const advice =
  `its bytes are not those that version ${version} makes, but its name is the same. Raise the number in ` +
  "pipelineVersion (src/press/pictures/renditions.ts), and write into this file what the new version makes";

const photoOptions = { quality: 80, alphaQuality: 90, effort: 4, smartSubsample: true };
const drawingOptions = { nearLossless: true, quality: 60, effort: 4 };
const box = { width: 1200, height: 16_000, fit: "inside", withoutEnlargement: true } as const;

/** Decodes an image to pixels: in sRGB, upright, at most 1200 wide. Each rendition starts from these. */
async function decoded(bytes: Uint8Array): Promise<() => Sharp> {
  const { data, info } = await sharp(bytes, { autoOrient: true })
    .resize(box)
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return () => sharp(data, { raw: { width, height, channels } });
}

/** Draws an SVG in another process, because the press forbids sharp to draw one in this process. */
function drawn(source: string): Uint8Array {
  const program = `
    import { readFileSync } from "node:fs";
    import sharp from "sharp";
    process.stdout.write(await sharp(readFileSync(0)).png().toBuffer());`;
  const args = ["--input-type=module", "--eval", program];
  return execFileSync(process.execPath, args, { input: source });
}

const webp = (image: Sharp, width: number) => image.resize({ width }).webp(photoOptions);
const jpeg = (image: Sharp, width: number) =>
  image.resize({ width }).flatten().jpeg({ quality: 82, mozjpeg: true });
const png = (image: Sharp, width: number) =>
  image.resize({ width }).png({ compressionLevel: 9, palette: false });

const turned = await photo(60, 2400)
  .withIccProfile("p3")
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();
const opacity = await photo(400, 200).extractChannel("red").raw().toBuffer();
const transparent = await photo(400, 200)
  .joinChannel(opacity, { raw: { width: 400, height: 200, channels: 1 } })
  .png()
  .toBuffer();
const moving = await movingGif(700, 300);
const drawing = svg(
  '<rect width="30" height="20" fill="#c40"/><circle cx="27" cy="11" r="8.3" fill="#05f9"/>',
  'width="400" height="200" viewBox="0 0 40 20"',
);

/** Each picture, by the end of its name. */
type Made = readonly (readonly [end: string, image: Sharp])[];

/** What version 2 makes of each image. */
const images: readonly [name: string, bytes: string | Uint8Array, made: () => Promise<Made>][] = [
  [
    "turned.jpg",
    turned,
    async () => {
      const image = await decoded(turned);
      const pages = [400, 800].map((width) => [`${width}.webp`, webp(image(), width)] as const);
      return [...pages, ["1200.jpg", jpeg(image(), 1200)]];
    },
  ],
  [
    "transparent.png",
    transparent,
    async () => {
      const image = await decoded(transparent);
      return [
        ["400.webp", webp(image(), 400)],
        ["400.png", png(image(), 400)],
      ];
    },
  ],
  [
    "moving.gif",
    moving,
    async () => {
      const frames = () => sharp(moving, { animated: true }).toColourspace("srgb");
      return [
        ["400.webp", webp(frames(), 400)],
        ["700.webp", webp(frames(), 700)],
        ["700.jpg", jpeg((await decoded(moving))(), 700)],
      ];
    },
  ],
  [
    "drawing.svg",
    drawing,
    async () => {
      const image = await decoded(drawn(drawing));
      return [
        ["400.webp", image().resize({ width: 400 }).webp(drawingOptions)],
        ["400.png", png(image(), 400)],
      ];
    },
  ],
];

it("this file describes the current version of the pipeline", () => {
  expect(pipelineVersion).toBe(version);
});

it.each(images)(
  "%s becomes the same bytes as ever under the same name",
  async (name, bytes, made) => {
    const manuscript = await goodArticle(`![Alt](${name})`, { [name]: bytes });
    const { media } = await pressPictures([manuscript], { cache: await contentFolder({}) });
    const files = await made();
    expect(media.map(({ path }) => path.replace(/^.*-/, "")).sort()).toEqual(
      files.map(([end]) => end).sort(),
    );
    for (const [end, image] of files) {
      const { source = "" } = media.find(({ path }) => path.endsWith(`-${end}`)) ?? {};
      const isSame = (await image.toBuffer()).equals(await readFile(source));
      expect(isSame, `${name}, ${end}: ${advice}`).toBe(true);
    }
  },
);
