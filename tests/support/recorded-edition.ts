import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { decodeFeedPiece } from "../../src/catalogue/feed-piece.ts";
import { countOf, pieceOf } from "../../src/catalogue/volume.ts";
import { joinGzip } from "../../src/gzip/join.ts";
import { unzipped } from "./unzipped.ts";

const editionSchema = z.object({
  index: z.object({
    slugs: z.string(),
    published: z.array(z.number()),
    updated: z.array(z.number()),
    codes: z.string(),
  }),
});

/** What feed readers recognise articles by. */
export interface RecordedEdition extends z.infer<typeof editionSchema.shape.index> {
  /** The permanent id, address and dates of each article, with their names in JSON Feed. */
  readonly items: readonly (readonly string[])[];
}

/**
 * Reads from an edition's files what feed readers recognise its articles by.
 *
 * @param dist the folder of the edition
 */
export async function recordedEdition(dist: string): Promise<RecordedEdition> {
  const { index } = editionSchema.parse(
    JSON.parse(await readFile(join(dist, "edition.bin"), "utf8")),
  );
  const volume = await readFile(join(dist, "assets/volumes/all/0.json"));
  const facts = /"(id|url|date_published|date_modified)": ?"([^"]*)"/g;
  const items = Array.from({ length: countOf(volume) }, (_, position) => {
    const piece = decodeFeedPiece(pieceOf(volume, position), "full");
    const item = unzipped(joinGzip([piece]));
    return Array.from(item.matchAll(facts), ([, name, value]) => `${name} ${value}`);
  });
  return { ...index, items };
}
