import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { table } from "./table.ts";

/*
 * npm run bench:pictures -- <folder>: what a picture needs in each format and width, as the mean over the
 * photographs in a folder. Each should be at least 1,600 pixels wide. Likeness is the structural similarity
 * of brightness to the photograph at the same width, from 0 to 1 (SSIM, blocks of 8 by 8 pixels).
 */

const webp = (quality: number) => (image: Sharp) =>
  image.webp({ quality, effort: 4, smartSubsample: true });
const jpeg = (quality: number) => (image: Sharp) => image.jpeg({ quality, mozjpeg: true });
const avif = (quality: number) => (image: Sharp) => image.avif({ quality, effort: 4 });

const candidates = [
  ...[320, 400, 640, 800, 960, 1280, 1600].map((width) => ["WebP", 80, width, webp(80)] as const),
  ...[75, 82].flatMap((quality) =>
    [1200, 1280, 1600].map((width) => ["JPEG", quality, width, jpeg(quality)] as const),
  ),
  ...[400, 800, 1280].map((width) => ["AVIF", 50, width, avif(50)] as const),
];

/** Pixels of one channel. */
interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

async function grey(image: Sharp): Promise<Grey> {
  const { data, info } = await image.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The mean structural similarity of two images of the same size (Wang et al., 2004). */
function likeness(a: Grey, b: Grey): number {
  const side = 8;
  let sum = 0;
  let blocks = 0;
  for (let top = 0; top + side <= a.height; top += side / 2) {
    for (let left = 0; left + side <= a.width; left += side / 2) {
      sum += likenessAt(a, b, left, top, side);
      blocks++;
    }
  }
  return sum / blocks;
}

function likenessAt(a: Grey, b: Grey, left: number, top: number, side: number): number {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + side; y++) {
    for (let at = y * a.width + left; at < y * a.width + left + side; at++) {
      const [p = 0, q = 0] = [a.data[at], b.data[at]];
      sumA += p;
      sumB += q;
      squaresA += p * p;
      squaresB += q * q;
      products += p * q;
    }
  }
  const pixels = side * side;
  const [meanA, meanB] = [sumA / pixels, sumB / pixels];
  const variances = squaresA / pixels - meanA * meanA + squaresB / pixels - meanB * meanB;
  const covariance = products / pixels - meanA * meanB;
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  return (
    ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
    ((meanA * meanA + meanB * meanB + c1) * (variances + c2))
  );
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name a folder of photographs");
const photographs = readdirSync(folder).map((name) => join(folder, name));
const rows: string[][] = [];
for (const [format, quality, width, encode] of candidates) {
  let [bytes, seconds, similar] = [0, 0, 0];
  for (const file of photographs) {
    const { data, info } = await sharp(file)
      .resize({ width })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { channels, height } = info;
    const pixels = () => sharp(data, { raw: { width, height, channels } });
    const before = process.cpuUsage();
    const made = await encode(pixels()).toBuffer();
    const { user, system } = process.cpuUsage(before);
    bytes += made.length;
    seconds += (user + system) / 1e6;
    similar += likeness(await grey(pixels()), await grey(sharp(made)));
  }
  const mean = (sum: number, digits: number) => (sum / photographs.length).toFixed(digits);
  rows.push([
    `${format} ${quality}`,
    String(width),
    mean(bytes / 1000, 0),
    mean(seconds, 2),
    mean(similar, 3),
  ]);
}
console.log(table(["format", "width", "KB", "CPU seconds", "likeness"], rows));
