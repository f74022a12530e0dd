import sharp from "sharp";
import { expect, it } from "vitest";
import { drawIcons } from "../../../src/cli/init/icons.ts";

/** Width and height of a picture, the colour of its first pixel, and how much of it is in another colour. */
async function look(picture: Uint8Array) {
  const image = sharp(picture).removeAlpha().raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const corner = data.subarray(0, 3);
  let others = 0;
  for (let at = 0; at < data.length; at += 3) {
    if (!data.subarray(at, at + 3).equals(corner)) others++;
  }
  const colour = `#${corner.toString("hex")}`;
  return { width: info.width, height: info.height, colour, others: others / (data.length / 3) };
}

it.each(["The Harbour Post", "海港新闻"])(
  "draws the initials of %s on the accent",
  async (title) => {
    const { icon, logo } = await drawIcons(title, "#8b1a1a");
    const drawn = await look(icon);
    expect(drawn).toMatchObject({ width: 512, height: 512, colour: "#8b1a1a" });
    // Letters cover more than a speck, and leave most of the square.
    expect(drawn.others).toBeGreaterThan(0.05);
    expect(drawn.others).toBeLessThan(0.5);
    expect(await look(logo)).toMatchObject({ width: 600, height: 120, colour: "#8b1a1a" });
  },
);

it("draws an icon of its own for each title, and the same one for the same initials", async () => {
  const drawn = async (title: string) => Buffer.from((await drawIcons(title, "#1f5c4d")).icon);
  const post = await drawn("The Harbour Post");
  expect(post.equals(await drawn("Harbour Post"))).toBe(true);
  expect(post.equals(await drawn("The River Post"))).toBe(false);
});
