import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { z } from "zod";

const manifestSchema = z.object({ version: z.string() });
const installedSchema = z.object({
  packages: z.record(z.string(), z.object({ resolved: z.string().optional() })),
});

/** The folder of the engine: of the package, or of the repository. */
export const engineFolder = join(import.meta.dirname, "../../..");

/**
 * What a site's `package.json` is to say of the engine: where the tarball lies that it was installed
 * from, or else every version from this one up to the next in which sites may have to change.
 *
 * @param engine folder of the engine's `package.json`
 * @param site folder of the site
 */
export function engineRange(engine: string, site: string): string {
  const tarball = tarballOf(engine);
  if (tarball !== undefined) return `file:${relative(site, tarball).replaceAll("\\", "/")}`;
  const { version } = manifestSchema.parse(read(join(engine, "package.json")));
  return `>=${version} <${Number.parseInt(version, 10) + 1}`;
}

/** npm notes beside the packages where each came from, for a tarball by its path from there. */
function tarballOf(engine: string): string | undefined {
  const packages = dirname(engine);
  const notes = join(packages, ".package-lock.json");
  if (basename(packages) !== "node_modules" || !existsSync(notes)) return undefined;
  const { resolved = "" } =
    installedSchema.parse(read(notes)).packages[`node_modules/${basename(engine)}`] ?? {};
  return resolved.startsWith("file:") ? resolve(dirname(packages), resolved.slice(5)) : undefined;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
