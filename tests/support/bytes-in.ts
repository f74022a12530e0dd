import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeFeedPiece } from "../../src/catalogue/feed-piece.ts";
import { countOf, pieceOf } from "../../src/catalogue/volume.ts";
import type { Blocks } from "../../src/gzip/blocks.ts";
import { joinGzip } from "../../src/gzip/join.ts";
import { restore } from "../../src/gzip/whole.ts";
import { decodePagePiece } from "../../src/pages/article/page-piece.ts";

/** All bytes of the files below a folder, as one Latin-1 text, and the texts that volumes compress. */
export async function bytesIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name));
      const isVolume = /[\\/]volumes[\\/]/.test(parentPath);
      return [bytes, ...(isVolume ? blocksIn(name, bytes) : [])]
        .map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(restore(joinGzip([part])))))
        .map((part) => part.toString("latin1"));
    });
  return (await Promise.all(read)).flat().join("\n");
}

/** The compressed texts of a volume. Cards and lines of sitemaps are plain. */
function blocksIn(name: string, volume: Uint8Array): Blocks[] {
  const pieces = Array.from({ length: countOf(volume) }, (_, position) =>
    pieceOf(volume, position),
  );
  if (name.endsWith(".page")) {
    return pieces.map(decodePagePiece).flatMap(({ head, body }) => [head, ...body]);
  }
  if (!/\.(rss|atom|json)$/.test(name)) return [];
  return pieces.flatMap((piece) => [
    decodeFeedPiece(piece, "full"),
    decodeFeedPiece(piece, "summary"),
  ]);
}
