import sharp from "sharp";
import { describe, expect, it } from "vitest";
import {
  drawSharePicture,
  type ShareContent,
  settableContent,
} from "../../../src/press/share-pictures/draw-share-picture.ts";

const plain: ShareContent = {
  title: "A New Reading Room",
  topic: "Research News",
  name: "Test News",
  markIsName: false,
};

const square = async (width: number, height: number) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 4, background: "#00ff00" } })
      .png()
      .toBuffer(),
  );

/** The pixels of a picture, and the boxes around those that are not of the paper's colour. */
async function pixelsOf(content: Partial<ShareContent>) {
  const png = await drawSharePicture({ ...plain, ...content });
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const paper = [...data.subarray((info.width - 1) * 3, info.width * 3)];
  const isPaper = (x: number, y: number) =>
    paper.every((part, index) => data[(y * info.width + x) * 3 + index] === part);
  const blank = (left: number, top: number, right: number, bottom: number) => {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) if (!isPaper(x, y)) return false;
    }
    return true;
  };
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
  return { png, info, blank, at };
}

it("a title that is cut ends in an ellipsis, so it is not taken for a shorter one", async () => {
  const title = (words: number) =>
    drawSharePicture({ ...plain, title: "harbour ".repeat(words).trim() });
  const cut = await title(120);
  // Thirty words fill the picture exactly.
  for (let words = 24; words <= 30; words++) {
    expect(Buffer.from(await title(words)).equals(cut), String(words)).toBe(false);
  }
});

describe("a picture for sharing", () => {
  it("has the size that other sites expect, and the same bytes every time", async () => {
    const { png, info } = await pixelsOf({});
    expect(info).toMatchObject({ width: 1200, height: 630, channels: 3 });
    expect(await drawSharePicture(plain)).toEqual(png);
  });

  it("shows title, topic, name and accent colour, each in its place", async () => {
    const all = await pixelsOf({ accent: "#800000" });
    expect(all.at(5, 300)).toEqual([128, 0, 0]);
    const places = {
      topic: [80, 70, 1200, 130],
      title: [80, 150, 1200, 470],
      name: [80, 518, 1200, 582],
    };
    for (const [name, [left = 0, top = 0, right = 0, bottom = 0]] of Object.entries(places)) {
      expect(all.blank(left, top, right, bottom), name).toBe(false);
      if (name === "title") continue;
      const without = await pixelsOf({ [name]: undefined });
      expect(without.blank(left, top, right, bottom), `no ${name}`).toBe(true);
    }
  });

  it.each([
    ["a long title", "many words that go on and on ".repeat(20)],
    ["a long word", `${"w".repeat(30)} ${"w".repeat(30)}`],
    ["one line", "Short"],
  ])("keeps %s between its margins", async (_, title) => {
    const { blank } = await pixelsOf({ title, name: "Name ".repeat(40) });
    expect(blank(1125, 0, 1200, 630)).toBe(true);
    expect(blank(24, 0, 76, 630)).toBe(true);
    expect(blank(24, 130, 1200, 148)).toBe(true);
    expect(blank(24, 478, 1200, 515)).toBe(true);
  });

  it("shows the icon beside the name, and the logo in place of it", async () => {
    const icon = await pixelsOf({ mark: await square(512, 512) });
    expect(icon.at(85, 550)).toEqual([0, 255, 0]);
    expect(icon.blank(150, 518, 166, 582)).toBe(true);
    expect(icon.blank(166, 518, 400, 582)).toBe(false);
    const logo = await pixelsOf({ mark: await square(600, 120), markIsName: true });
    expect(logo.at(390, 550)).toEqual([0, 255, 0]);
    expect(logo.blank(402, 518, 1200, 582)).toBe(true);
  });

  it("of the publication shows its mark and its name in large", async () => {
    const own = { title: undefined, topic: undefined };
    const icon = await pixelsOf({ ...own, mark: await square(512, 512) });
    expect(icon.at(200, 300)).toEqual([0, 255, 0]);
    expect(icon.blank(330, 155, 1120, 475)).toBe(false);
    expect((await pixelsOf(own)).blank(80, 155, 1120, 475)).toBe(false);
    const logo = await pixelsOf({ ...own, mark: await square(100, 50), markIsName: true });
    expect(logo.at(100, 315)).toEqual([0, 255, 0]);
    expect(logo.blank(181, 0, 1200, 630)).toBe(true);
  });
});

it("texts that the typeface cannot set are left out", () => {
  expect(settableContent("海港新闻", "News", "أخبار")).toEqual({
    title: undefined,
    topic: "News",
    name: undefined,
  });
});
