import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { billOfMaterials } from "./bill-of-materials.ts";

/** Where wrangler is to say what it has bundled, in an edition's folder. */
export const metafileName = "bundle.json";
/** The list, in the same folder; the ending is the one that CycloneDX recommends. */
export const materialsName = "bill-of-materials.cdx.json";

/**
 * Lists what is in the Worker that wrangler has just bundled.
 *
 * @param dist folder in which wrangler has put its metafile, and in which the list is written
 * @param project folder of `package.json`, `package-lock.json` and `node_modules`, in which wrangler ran
 * @returns path of the list
 */
export function listMaterials(dist: string, project = "."): string {
  const path = join(dist, materialsName);
  const list = billOfMaterials({
    metafile: readFileSync(join(dist, metafileName), "utf8"),
    lockfile: readFileSync(join(project, "package-lock.json"), "utf8"),
    packageAt: (folder) => readFileSync(join(project, folder, "package.json"), "utf8"),
    uuid: randomUUID(),
    now: Date.now(),
  });
  writeFileSync(path, `${JSON.stringify(list, null, 2)}\n`);
  return path;
}
