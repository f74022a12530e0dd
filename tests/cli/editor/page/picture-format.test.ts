import { expect, it } from "vitest";
import { formatOfBytes, refusalOf } from "../../../../src/cli/editor/page/picture-format.ts";
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

it.each([
  ["of another format than its name", "room.png", bytes.jpeg],
  ["that is a photograph too large", "room.jpg", Buffer.alloc(40_000_001)],
  ["that is a drawing of 30 MB", "room.svg", Buffer.alloc(30_000_000, " ")],
])("refuses a picture %s with the reason that check gives", async (_, name, content) => {
  const folder = await contentFolder({ [name]: content });
  const file = { file: `${folder}/${name}`, name, length: content.length };
  const checked = await inspectImage(file, { cache: `${folder}/cache` });
  expect(checked.ok).toBe(false);
  expect(await refusalOf(new File([content], name))).toEqual(!checked.ok && checked.error);
});

it("lets through what check accepts, and files that are no pictures", async () => {
  expect(await refusalOf(new File([bytes.jpeg], "room.JPG"))).toBeUndefined();
  expect(await refusalOf(new File([bytes.svg], "room.svg"))).toBeUndefined();
  expect(await refusalOf(new File([bytes.jpeg], "talk.mp3"))).toBeUndefined();
});
