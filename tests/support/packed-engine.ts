import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { environment } from "./project-copy.ts";

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/**
 * Packs the engine as `npm pack` does.
 *
 * @param folder the folder for the tarball
 * @returns the path of the tarball
 */
export async function packEngine(folder: string): Promise<string> {
  const { status, stderr } = spawnSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    encoding: "utf8",
    env: environment(),
  });
  if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack made no tarball");
  return join(folder, tarball);
}

/**
 * Installs a packed engine in a site, as `npm install` does, but without a network. It unpacks the
 * tarball, and adds exactly the packages that the engine depends on. Those are links into the repository,
 * whose lockfile has the same versions.
 */
export async function installPacked(tarball: string, site: string): Promise<void> {
  const engine = join(site, "node_modules/broadsheet");
  await mkdir(engine, { recursive: true });
  const { status, stderr } = spawnSync(
    "tar",
    ["-xzf", tarball, "-C", engine, "--strip-components=1"],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`the tarball cannot be unpacked:\n${stderr}`);
  const { dependencies, optionalDependencies } = manifestSchema.parse(
    JSON.parse(await readFile(join(engine, "package.json"), "utf8")),
  );
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const source = resolve("node_modules", name);
    // An optional package may be missing.
    if (!existsSync(source) && name in optionalDependencies) continue;
    await link(source, join(site, "node_modules", name));
  }
  const commands = join(site, "node_modules/.bin");
  await chmod(join(engine, "lib/cli/broadsheet.js"), 0o755);
  await link("../broadsheet/lib/cli/broadsheet.js", join(commands, "broadsheet"));
  for (const name of ["wrangler", "node"]) {
    const source = resolve("node_modules/.bin", name);
    if (existsSync(source)) await link(source, join(commands, name));
  }
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
}
