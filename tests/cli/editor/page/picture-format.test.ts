import { expect, it } from "vitest";
import {
  decodeByName,
  formatOfBytes,
  hasWrongName,
} from "../../../../src/cli/editor/page/picture-format.ts";
import { inspectImage } from "../../../../src/content/files/image.ts";
import { contentFolder } from "../../../support/content-folder.ts";
import { photo, svg } from "../../../support/images.ts";

const drawing = svg("<circle cx='20' cy='20' r='9'/>", 'width="40" height="40"');
const picture = photo(40, 30);
const bytes = {
  jpeg: await picture.clone().jpeg().toBuffer(),
  png: await picture.clone().png().toBuffer(),
  webp: await picture.clone().webp().toBuffer(),
  avif: await picture.clone().avif().toBuffer(),
  gif: await picture.clone().gif().toBuffer(),
  svg: Buffer.from(drawing),
};

it.each(Object.entries(bytes))("recognises %s by its first bytes", (format, file) => {
  expect(formatOfBytes(file)).toBe(format);
});

it("recognises a drawing that begins with a declaration and a comment", () => {
  const file = `\ufeff<?xml version="1.0"?>\n<!-- Made by hand -->\n${drawing}`;
  expect(formatOfBytes(Buffer.from(file))).toBe("svg");
});

it("recognises nothing else", () => {
  for (const text of ["", "GIF", "<html><svg></svg>", "%PDF-1.7", "plain text"]) {
    expect(formatOfBytes(Buffer.from(text)), text).toBeUndefined();
  }
});

it("refuses a picture of another format than its name, as check does", async () => {
  const folder = await contentFolder({ "room.png": bytes.jpeg });
  const checked = await inspectImage(
    { file: `${folder}/room.png`, name: "room.png", length: bytes.jpeg.length },
    { cache: `${folder}/cache` },
  );
  expect(!checked.ok && checked.error.message).toBe(
    "room.png is not a PNG image, as its name says, but JPEG",
  );
  expect(await hasWrongName(new File([bytes.jpeg], "room.png"))).toBe(true);
});

it("accepts a picture that is what its name says, and files that are no pictures", async () => {
  expect(await hasWrongName(new File([bytes.jpeg], "room.JPG"))).toBe(false);
  expect(await hasWrongName(new File([bytes.svg], "room.svg"))).toBe(false);
  expect(await hasWrongName(new File([bytes.jpeg], "talk.mp3"))).toBe(false);
});

it("decodes only what has the right name", async () => {
  const decoded: unknown[] = [];
  const browser = { createImageBitmap: async (source: unknown) => void decoded.push(source) };
  decodeByName(browser);
  const right = new File([bytes.png], "room.png");
  await browser.createImageBitmap(right);
  await browser.createImageBitmap("a canvas");
  await expect(browser.createImageBitmap(new File([bytes.jpeg], "room.png"))).rejects.toThrow();
  expect(decoded).toEqual([right, "a canvas"]);
});
