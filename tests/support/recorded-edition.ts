import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

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
 * Reads from an edition's files what feed readers recognise its articles by. It parses the raw files,
 * because another version of the engine may have written them.
 *
 * @param dist the folder of the edition
 */
export async function recordedEdition(dist: string): Promise<RecordedEdition> {
  const { index } = editionSchema.parse(
    JSON.parse(await readFile(join(dist, "edition.bin"), "utf8")),
  );
  const volume = await readFile(join(dist, "assets/volumes/all/0.json"), "utf8");
  const facts = /"(id|url|date_published|date_modified)": ?"([^"]*)"/g;
  const items = volume
    .split(/(?="id": ?"tag:)/)
    .slice(1)
    .map((item) => Array.from(item.matchAll(facts), ([, name, value]) => `${name} ${value}`));
  return { ...index, items };
}
