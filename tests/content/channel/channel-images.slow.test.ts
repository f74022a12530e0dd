import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readChannel } from "../../../src/content/channel/read-channel.ts";
import { channelYaml, contentFolder } from "../../support/content-folder.ts";

async function picture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#a33" } })
    .png()
    .toBuffer();
}

const svg = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`;

async function read(yaml: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  return readChannel(await contentFolder({ "channel.yaml": channelYaml + yaml, ...files }));
}

describe("channel images", () => {
  it("become PNG files within the limits of each format", async () => {
    const result = await read("icon: icon.svg\nlogo: logo.png\n", {
      "icon.svg": svg(2000, 2000),
      "logo.png": await picture(1200, 600),
    });
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    const { channel, files } = result.value;
    expect(channel.icon).toMatchObject({ type: "image/png", width: 512, height: 512 });
    expect(channel.logo).toMatchObject({ width: 600, height: 300 });
    expect(channel.rssImage).toMatchObject({ width: 144, height: 72 });
    expect(channel.icon?.path).toMatch(/^\/media\/icon-[0-9a-f]{16}-512\.png$/);
    for (const rendition of [channel.icon, channel.logo, channel.rssImage]) {
      const file = files.find(({ path }) => path === rendition?.path);
      const { width, height, format } = await sharp(file?.bytes).metadata();
      expect({ width, height, format }).toEqual({
        width: rendition?.width,
        height: rendition?.height,
        format: "png",
      });
      expect(file?.bytes.length).toBe(rendition?.length);
    }
  });

  it("are never enlarged, and RSS uses the icon if there is no logo", async () => {
    const result = await read("icon: icon.png\n", { "icon.png": await picture(64, 64) });
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    expect(result.value.channel).toMatchObject({ icon: { width: 64 }, rssImage: { width: 64 } });
    expect(result.value.channel.logo).toBeUndefined();
  });

  it("stay within the height limit of RSS if the logo is tall", async () => {
    const result = await read("logo: logo.png\n", { "logo.png": await picture(100, 600) });
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    expect(result.value.channel.rssImage).toMatchObject({ width: 67, height: 400 });
  });

  it.each([
    ["a missing file", "icon: no.png", {}, "the picture no.png cannot be used"],
    ["a text file", "icon: a.png", { "a.png": "text" }, "the picture a.png cannot be used"],
    ["an oblong icon", "icon: a.svg", { "a.svg": svg(20, 10) }, "the icon is not square"],
  ])("report %s at its field", async (_, yaml, files, message) => {
    const result = await read(`${yaml}\n`, files);
    expect(result).toMatchObject({
      ok: false,
      errors: [
        { file: "content/channel.yaml", line: 12, message: expect.stringContaining(message) },
      ],
    });
  });
});

describe("feed options", () => {
  it.each([
    ["true", true],
    ["First here", "First here"],
    ["5", "the footer must be a text or true"],
    ['" "', "the footer is empty, or longer"],
  ])("allow or refuse the footer %s", async (written, expected) => {
    const result = await read(`feeds: { footer: ${written} }\n`);
    if (result.ok) expect(result.value.channel.feeds?.footer).toBe(expected);
    else expect(result.errors[0]?.message).toContain(expected);
  });

  it("are read from channel.yaml", async () => {
    const result = await read(
      "hub: https://hub.example.org/\nwebMaster: { name: W, email: w@example.org }\nfeeds: { content: summary, entries: 5, footer: First here, ttl: 10, about: /articles/a/ }\n",
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        channel: {
          hub: "https://hub.example.org/",
          webMaster: { name: "W", email: "w@example.org" },
          feeds: { content: "summary", entries: 5, footer: "First here", ttl: 10 },
        },
      },
    });
  });

  it.each([
    ["feeds: { content: all }", "this is not a kind of content"],
    ["feeds: { entries: 0 }", "not a whole number from 1 to 50"],
    ["feeds: { entries: 51 }", "not a whole number from 1 to 50"],
    ["feeds: { ttl: 1.5 }", "not a whole number from 1 to"],
    ["feeds: { about: articles/a }", "this is neither a path nor an address"],
    ["feeds: { enclosures: many }", "there is no such field"],
    ["hub: hub.example.org", "this is not an address"],
  ])("refuse %s", async (yaml, message) => {
    expect(await read(`${yaml}\n`)).toMatchObject({
      ok: false,
      errors: [{ line: 12, message: expect.stringContaining(message) }],
    });
  });
});
