import { join } from "node:path";
import type { Browser } from "playwright-core";
import sharp from "sharp";

/** The widths at which a page is seen, in pixels, each with the height of such a screen. */
const screens = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1280, 800],
] as const;

const gap = 24;

/** Loads the pictures that a browser would load only when somebody scrolls to them. */
const loadPictures = `Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => undefined);
}))`;

/**
 * Takes a page at every width and puts the pictures side by side, so that one look shows them all.
 *
 * @param depth how many screens of the page to show, from its top
 * @returns the path of the file
 */
export async function takeSheet(
  browser: Browser,
  url: string,
  colorScheme: "light" | "dark",
  folder: string,
  name: string,
  depth: number,
): Promise<string> {
  const shots: { readonly input: Buffer; readonly left: number; readonly top: number }[] = [];
  let left = gap;
  let highest = 0;
  for (const [width, height] of screens) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(loadPictures);
    const clip = { x: 0, y: 0, width, height: depth * height };
    const input = await page.screenshot({ fullPage: true, clip });
    shots.push({ input, left, top: gap });
    left += width + gap;
    highest = Math.max(highest, (await sharp(input).metadata()).height);
    await page.close();
  }
  const file = join(folder, `${name}-${colorScheme}.png`);
  await sharp({
    create: {
      width: left,
      height: highest + 2 * gap,
      channels: 3,
      background: "#888",
    },
  })
    .composite(shots)
    .png({ palette: true, colours: 128 })
    .toFile(file);
  return file;
}
