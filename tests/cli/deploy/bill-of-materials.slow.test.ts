import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { billOfMaterials } from "../../../src/cli/deploy/bill-of-materials.ts";
import { deployableProject } from "../../support/deployable-project.ts";
import { runCommand } from "../../support/project-copy.ts";

const schemas = "node_modules/@cyclonedx/cyclonedx-library/res/schema";
const schema = (name: string) =>
  JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), "utf8"));
const ajv = new Ajv({
  strict: false,
  // Addresses and dates are not checked.
  formats: { "iri-reference": true, "idn-email": true, "date-time": true, uri: true },
});
// The schema refers to the others by the names of their files.
for (const name of ["spdx", "jsf-0.82"]) {
  ajv.addSchema({
    ...schema(name),
    $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
  });
}
const isValid = ajv.compile(schema("bom-1.6"));

const uuid = "3e671687-395b-41f5-a30f-a58921a69b79";
const packages: Readonly<Record<string, object>> = {
  ".": { name: "a-site", version: "1.0.0", license: "MIT" },
  "node_modules/hono": { name: "hono", version: "4.0.0", license: "MIT" },
  "node_modules/@date-fns/tz": { name: "@date-fns/tz", version: "1.5.0" },
  "node_modules/feed/node_modules/sax": {
    name: "sax",
    version: "1.0.0",
    license: "BlueOak-1.0.0 OR ISC",
  },
};

function listOf(files: Readonly<Record<string, number>>) {
  const inputs = Object.fromEntries(
    Object.entries(files).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
  );
  return billOfMaterials({
    metafile: JSON.stringify({ outputs: { "worker.js": { inputs } } }),
    lockfile: JSON.stringify({
      packages: { "node_modules/hono": { integrity: `sha512-${btoa("0".repeat(64))}` } },
    }),
    packageAt: (folder) => JSON.stringify(packages[folder]),
    uuid,
    now: 0,
  });
}

describe("the list of the packages in the Worker", () => {
  it("names each package that has code in the bundle, once", () => {
    const list = listOf({
      "src/app/app.ts": 100,
      "node_modules/hono/dist/a.js": 10,
      "node_modules/hono/dist/b.js": 10,
      "node_modules/feed/node_modules/sax/lib/sax.js": 1,
      "node_modules/@date-fns/tz/index.js": 1,
      "node_modules/shaken-away/index.js": 0,
    });
    expect(isValid(list), JSON.stringify(isValid.errors)).toBe(true);
    expect(list.components).toMatchObject([
      { name: "@date-fns/tz", purl: "pkg:npm/%40date-fns/tz@1.5.0" },
      { name: "sax", licenses: [{ expression: "BlueOak-1.0.0 OR ISC" }] },
      {
        name: "hono",
        version: "4.0.0",
        hashes: [{ alg: "SHA-512", content: "30".repeat(64) }],
      },
    ]);
    expect(list.metadata.component).toMatchObject({ name: "a-site", version: "1.0.0" });
  });

  it("is checked by a schema that finds errors", () => {
    const list = listOf({ "node_modules/hono/a.js": 1 });
    expect(isValid(list)).toBe(true);
    expect(isValid({ ...list, serialNumber: "1" })).toBe(false);
    expect(isValid({ ...list, components: [{ name: "x" }] })).toBe(false);
  });

  it("is written by deploy, and matches what wrangler bundles", async () => {
    const { folder, at } = await deployableProject();
    const { status, stdout, stderr } = runCommand(folder, "deploy", ["--first", "--dry-run"]);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(
      ".broadsheet/deploy/bill-of-materials.cdx.json lists the packages in the Worker.\n",
    );
    const list = JSON.parse(
      await readFile(at(".broadsheet/deploy/bill-of-materials.cdx.json"), "utf8"),
    );
    expect(isValid(list), JSON.stringify(isValid.errors)).toBe(true);
    const names = list.components.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(["hono", "lean-qr"]));
    expect(names).not.toContain("sharp");
    const complete = { licenses: [{}], hashes: [{}], purl: expect.stringMatching(/^pkg:npm\//) };
    for (const component of list.components) expect(component).toMatchObject(complete);
  }, 180_000);
});
