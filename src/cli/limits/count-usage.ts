import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { editionText } from "../../catalogue/edition-file.ts";
import { assetHeaders } from "../../press/edition/asset-headers.ts";
import type { Edition } from "../../press/edition/press-edition.ts";
import type { SizedFile, Usage } from "./judge-usage.ts";

/**
 * Counts what an edition in memory would use if it were deployed. Of the Worker it counts only the edition
 * file, because nothing has been bundled.
 */
export function editionUsage({ index, pressed, files, media }: Edition): Usage {
  const isAsset = (path: string) =>
    index.channel.media === undefined || !path.startsWith("/media/");
  return {
    ...countFiles([
      ...files
        .filter(({ path }) => isAsset(path))
        .map((file) => ({ path: file.path, bytes: file.bytes().length })),
      ...media
        .filter(({ path }) => isAsset(path))
        .map(({ path, source }) => ({ path, bytes: statSync(source).size })),
    ]),
    headerRules: rulesIn(assetHeaders(index.channel.editor)),
    worker: Buffer.byteLength(editionText({ index, pressed })),
  };
}

/**
 * Counts what a deployment is about to upload.
 *
 * @param assets folder of the assets
 * @param modules the Worker's modules
 */
export function deploymentUsage(assets: string, modules: readonly string[]): Usage {
  const files = sizesBelow(assets).filter(({ path }) => !configuring.includes(path));
  return {
    ...countFiles(files),
    headerRules: rulesIn(readFileSync(join(assets, headersFile), "utf8")),
    worker: modules.reduce((sum, module) => sum + statSync(module).size, 0),
  };
}

const headersFile = "/_headers";

/** Files that configure the platform. They are not served, and do not count. */
const configuring = [headersFile, "/_redirects"];

/** Counts files. Several articles may share one: it counts once. */
function countFiles(all: readonly SizedFile[]): Pick<Usage, "files" | "largest"> {
  const files = new Map(all.map(({ path, bytes }) => [path, bytes]));
  let largest: SizedFile = { path: "", bytes: 0 };
  for (const [path, bytes] of files) if (bytes > largest.bytes) largest = { path, bytes };
  return { files: files.size, largest };
}

function sizesBelow(folder: string): SizedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => !file.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({
      path: `/${relative(folder, file).split(sep).join("/")}`,
      bytes: statSync(file).size,
    }));
}

/** The rules of a `_headers` file: its lines that are not indented. */
function rulesIn(headers: string): number {
  return headers.match(/^[^\s#].*$/gm)?.length ?? 0;
}
