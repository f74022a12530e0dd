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

/** What readers know articles by. */
export interface RecordedEdition extends z.infer<typeof editionSchema.shape.index> {
  /** Of each article: its permanent id, its address and its dates, as JSON Feed names them. */
  readonly items: readonly (readonly string[])[];
}

/**
 * Reads from an edition's files what readers know its articles by. It looks into the files as they are,
 * because they may be of another version of the engine.
 *
 * @param dist folder of the edition
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
