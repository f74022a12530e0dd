import sharp from "sharp";
import { messageOf } from "../content-error.ts";
import { decoder, readHeader, tooManyPixels } from "./decoder.ts";

/*
 * Draws the SVG on standard input, and prints the JSON that draw-svg.ts expects. The process kills
 * itself if it takes too much memory or its parent has ended.
 *
 * Arguments: the box's width and height in pixels, the memory limit in bytes, the parent's process id.
 */
const [width = 0, height = 0, memory = 0, parent = 0] = process.argv.slice(2).map(Number);
sharp.unblock({ operation: ["VipsForeignLoadSvg"] });
// librsvg works in another thread, so this thread is free to watch.
setInterval(endWhereNeeded, 20).unref();
endWhereNeeded();

const parts: Uint8Array[] = [];
for await (const part of process.stdin) parts.push(part);
process.stdout.write(JSON.stringify(await draw(Buffer.concat(parts))));

async function draw(source: Uint8Array) {
  try {
    const size = (await readHeader(source)).autoOrient;
    if (tooManyPixels("", size.width, size.height) !== undefined) return size;
    const drawn = decoder(source, false).resize({
      width,
      height,
      fit: "inside",
      withoutEnlargement: true,
    });
    const png = await drawn.png({ compressionLevel: 1 }).toBuffer();
    return { ...size, png: png.toString("base64") };
  } catch (cause) {
    const [problem] = messageOf(cause).split("\n");
    return { problem };
  }
}

function endWhereNeeded(): void {
  if (process.memoryUsage.rss() <= memory && process.ppid === parent) return;
  // An ordinary exit would wait for librsvg.
  process.kill(process.pid, "SIGKILL");
}
