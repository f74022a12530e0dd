import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Channel } from "../../../src/article/channel.ts";
import { iconSizes, iconTypes } from "../../../src/article/site-pictures.ts";
import { siteIcons } from "../../../src/press/icons/site-icons.ts";
import { channel } from "../../support/publication.ts";

const icon = { path: "/media/icon-1.png", type: "image/png", width: 64, height: 64, length: 1 };

async function iconsOf(change: Partial<Channel> = {}, bytes?: Uint8Array) {
  const files = bytes === undefined ? [] : [{ path: icon.path, bytes }];
  const served = await siteIcons({ ...channel, ...change }, files);
  const file = (path: string) => {
    const found = served.find((one) => one.path === path);
    if (found === undefined) throw new Error(`${path} is missing`);
    return found.bytes;
  };
  return { served, file };
}

const half = sharp({
  create: { width: 64, height: 64, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
}).png();

describe("the icons of a site", () => {
  it("are all that are announced, in their sizes", async () => {
    const { served, file } = await iconsOf();
    expect(served.map(({ path }) => path).sort()).toEqual([...iconTypes.keys()].sort());
    for (const size of iconSizes) {
      const { width, height, format } = await sharp(file(`/icon-${size}.png`)).metadata();
      expect({ width, height, format }).toEqual({ width: size, height: size, format: "png" });
    }
    expect((await sharp(file("/apple-touch-icon.png")).metadata()).width).toBe(180);
  });

  it("are made of the channel's icon, which Apple's devices get without transparency", async () => {
    const { file } = await iconsOf({ icon }, new Uint8Array(await half.toBuffer()));
    expect((await sharp(file("/icon-192.png")).stats()).isOpaque).toBe(false);
    const apple = await sharp(file("/apple-touch-icon.png")).stats();
    expect(apple.isOpaque).toBe(true);
    expect(apple.channels[0]?.mean).toBeGreaterThan(250);
  });

  it("show the title's first letter on the accent colour if there is no icon", async () => {
    const dominant = async (change: Partial<Channel>) => {
      const { file } = await iconsOf(change);
      const { dominant, channels } = await sharp(file("/icon-512.png")).stats();
      return { dominant, white: channels[0]?.max };
    };
    const { dominant: colour, white } = await dominant({ accent: "#800000" });
    expect(colour.r).toBeGreaterThanOrEqual(120);
    expect(colour.b).toBeLessThan(20);
    expect(white).toBe(255);
    const of = async (title: string) => (await iconsOf({ title })).file("/icon-72.png");
    expect(await of("“Test” News")).toEqual(await of("Tidings"));
    expect(await of("海港新闻")).toEqual(await of("أخبار"));
    expect(await of("海港新闻")).not.toEqual(await of("Tidings"));
  });

  it("are the same bytes every time", async () => {
    const bytes = await sharp({
      create: { width: 64, height: 64, channels: 3, background: "#123" },
    })
      .png()
      .toBuffer();
    const first = await iconsOf({ icon }, new Uint8Array(bytes));
    for (let other = 0; other < 10; other++) await iconsOf({ title: String(other) });
    expect((await iconsOf({ icon }, new Uint8Array(bytes))).served).toEqual(first.served);
  });

  it("have an icon file in which each picture is where its entry says", async () => {
    const ico = Buffer.from((await iconsOf()).file("/favicon.ico"));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes: number[] = [];
    for (let entry = 6; entry < 6 + 16 * ico.readUInt16LE(4); entry += 16) {
      const [length, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
      const { width, format } = await sharp(ico.subarray(offset, offset + length)).metadata();
      expect({ width, format }).toEqual({ width: ico.readUInt8(entry), format: "png" });
      sizes.push(width);
    }
    expect(sizes).toEqual([16, 32, 48]);
  });
});

it("the manifest names the publication, its language and direction, and icons that exist", async () => {
  const { file } = await iconsOf({ title: "أخبار", language: "ar", accent: "#800000" });
  const manifest: unknown = JSON.parse(Buffer.from(file("/manifest.webmanifest")).toString());
  expect(manifest).toMatchObject({
    name: "أخبار",
    lang: "ar",
    dir: "rtl",
    start_url: "/",
    theme_color: "#800000",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
    ],
  });
});
