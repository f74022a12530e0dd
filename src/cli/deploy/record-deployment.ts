import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { pressedOf } from "../../catalogue/lineage.ts";
import { type Result, succeed } from "../../content/content-error.ts";
import {
  lineageFile,
  pastEditionsText,
  readPastEditions,
} from "../../press/lineage/past-editions.ts";
import { ledgerNews, writeLedger } from "../ledger/file.ts";
import type { Deployable } from "./ready-to-deploy.ts";

/**
 * Records in the content folder that a deployment succeeded: in the ledger, and in the lineage that the
 * next edition is compared with.
 *
 * @param edition folder of the edition that was deployed
 * @param deployed its `ledger` is the one that `writeIntent` returned
 * @param finished when the deployment succeeded
 * @returns what to print, a line for each file
 */
export async function recordDeployment(
  edition: string,
  content: string,
  { ledger, publication, moment }: Deployable,
  finished: Instant,
): Promise<Result<readonly string[]>> {
  const written = await writeLedger(content, ledger, publication, finished);
  if (!written.ok) return written;
  const isKept = await keepLineage(edition, content, moment);
  return succeed([
    ledgerNews(written.value),
    ...(isKept ? [`${content}/${lineageFile} now includes this deployment: commit it too.`] : []),
  ]);
}

/**
 * Copies an edition's lineage into the content folder. Without it, the next edition cannot say what it
 * changed, and programs that keep a copy of a feed must fetch all articles again.
 *
 * @param moment of the deployment, in milliseconds since 1970
 * @returns false if the edition belongs to another deployment; nothing is written then
 */
export async function keepLineage(
  edition: string,
  content: string,
  moment: Instant,
): Promise<boolean> {
  const { memory } = readPastEditions(edition);
  if (memory === undefined || pressedOf(memory.editions.at(-1) ?? "") !== moment) return false;
  const aside = join(content, `.lineage-${process.pid}.json`);
  await writeFile(aside, pastEditionsText(memory));
  await rename(aside, join(content, lineageFile));
  return true;
}
