import { z } from "zod";

/** What is needed of esbuild's account of a bundle (`--metafile`): which files it holds, and how much. */
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

export type Package = z.infer<typeof packageSchema>;

/** What a list is made from. The texts are JSON as the programs wrote it. */
export interface Materials {
  readonly metafile: string;
  readonly lockfile: string;
  /** Reads the `package.json` of a folder of packages: `node_modules/hono`, or `.` for the project. */
  readonly packageAt: (folder: string) => string;
  /** RFC 9562. */
  readonly uuid: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Lists the packages of which a bundle holds code, as CycloneDX 1.6 in JSON: name, version, licence,
 * package URL, and the SHA-512 of the package as the registry has it.
 *
 * @throws ZodError where a file is not what it should be
 */
export function billOfMaterials({ metafile, lockfile, packageAt, uuid, now }: Materials) {
  const { packages } = lockSchema.parse(JSON.parse(lockfile));
  const read = (folder: string) => packageSchema.parse(JSON.parse(packageAt(folder)));
  const project = read(".");
  const components = foldersIn(metafile).map((folder) =>
    // The lockfile counts from the project, esbuild from wherever a link leads.
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
      component: { type: "application", "bom-ref": project.name, ...licensed(project) },
    },
    components,
    dependencies: [{ ref: project.name, dependsOn: components.map((one) => one["bom-ref"]) }],
  };
}

/** The folders of packages that have a byte in the bundle, in order. */
function foldersIn(metafile: string): string[] {
  const { outputs } = metafileSchema.parse(JSON.parse(metafile));
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  );
  const folders = files.flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)].sort();
}

function componentOf(one: Package, integrity: string | undefined) {
  const purl = `pkg:npm/${one.name.replace("@", "%40")}@${one.version}`;
  const hash = /^sha512-(.+)$/.exec(integrity ?? "")?.[1];
  return {
    type: "library",
    "bom-ref": purl,
    ...licensed(one),
    purl,
    ...(hash !== undefined && {
      hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }],
    }),
  };
}

/** Licences are expressions of SPDX, of which one licence is the shortest. */
function licensed({ name, version, license }: Package) {
  return { name, version, ...(license !== undefined && { licenses: [{ expression: license }] }) };
}
