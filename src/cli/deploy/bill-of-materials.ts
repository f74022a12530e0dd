import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The file in the deployment's folder in which wrangler describes the bundle. */
export const metafileName = "bundle.json";
/** The list of packages, in the same folder. CycloneDX recommends this ending. */
const materialsName = "bill-of-materials.cdx.json";

/**
 * Lists the packages in the Worker that wrangler has just bundled, in a file.
 *
 * @param folder holds wrangler's metafile, and takes the list
 * @param project folder of `package.json`, `package-lock.json` and `node_modules`, where wrangler ran
 * @returns the path of the list
 */
export function writeBillOfMaterials(folder: string, project = "."): string {
  const path = join(folder, materialsName);
  const list = billOfMaterials({
    metafile: readFileSync(join(folder, metafileName), "utf8"),
    lockfile: readFileSync(join(project, "package-lock.json"), "utf8"),
    packageAt: (name) => readFileSync(join(project, name, "package.json"), "utf8"),
    uuid: randomUUID(),
    now: Date.now(),
  });
  writeFileSync(path, `${JSON.stringify(list, null, 2)}\n`);
  return path;
}

/** The part of esbuild's metafile that is read here: the files in each output, with their sizes. */
const metafileSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
});

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional() })),
});

type Package = z.infer<typeof packageSchema>;

/** What a bill of materials is made from. Each file is given as its text, in JSON. */
export interface Materials {
  readonly metafile: string;
  readonly lockfile: string;
  /** Reads the `package.json` of a package's folder: `node_modules/hono`, or `.` for the project. */
  readonly packageAt: (folder: string) => string;
  /** RFC 9562. */
  readonly uuid: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Lists the packages whose code is in a bundle, as CycloneDX 1.6 in JSON: name, version, licence, package
 * URL, and the SHA-512 of the package in the registry.
 *
 * @throws ZodError if a file does not have the expected form
 */
export function billOfMaterials({ metafile, lockfile, packageAt, uuid, now }: Materials) {
  const { packages } = lockSchema.parse(JSON.parse(lockfile));
  const read = (folder: string) => packageSchema.parse(JSON.parse(packageAt(folder)));
  const project = read(".");
  const components = packageFolders(metafile).map((folder) =>
    // esbuild resolves symbolic links, so its paths may begin outside the project. The lockfile's never do.
    componentOf(read(folder), packages[folder.slice(folder.indexOf("node_modules/"))]?.integrity),
  );
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: {
      timestamp: new Date(now).toISOString(),
      lifecycles: [{ phase: "build" }],
      component: { type: "application", "bom-ref": project.name, ...identity(project) },
    },
    components,
    dependencies: [
      { ref: project.name, dependsOn: components.map((component) => component["bom-ref"]) },
    ],
  };
}

/** The folders of packages with at least one byte in the bundle, sorted. */
function packageFolders(metafile: string): string[] {
  const { outputs } = metafileSchema.parse(JSON.parse(metafile));
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  );
  const folders = files.flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)].sort();
}

function componentOf(library: Package, integrity: string | undefined) {
  const purl = `pkg:npm/${library.name.replace("@", "%40")}@${library.version}`;
  const hash = /^sha512-(.+)$/.exec(integrity ?? "")?.[1];
  return {
    type: "library",
    "bom-ref": purl,
    ...identity(library),
    purl,
    ...(hash !== undefined && {
      hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }],
    }),
  };
}

/** Name, version and licence. The licence of a package is an SPDX expression. */
function identity({ name, version, license }: Package) {
  return { name, version, ...(license !== undefined && { licenses: [{ expression: license }] }) };
}
