import { build } from "esbuild";
import { expect, it } from "vitest";
import { workerBundle } from "../support/worker-bundle.ts";

/*
 * The package feed and the XML parsers render and check entries in the press. In the Worker they would
 * only make it larger and start more slowly (decision 12).
 */

/** The files in the bundle of a program. */
async function filesOf(source: string): Promise<string[]> {
  const { metafile } = await build({
    ...workerBundle,
    stdin: { contents: source, resolveDir: "src", loader: "ts" },
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? path : [],
    ),
  );
}

/** The packages in the bundle of a program. */
async function packagesOf(source: string): Promise<Set<string>> {
  const inputs = await filesOf(source);
  return new Set(
    inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
  );
}

const parsers = /^(feed|xml-js|sax|saxes|xmlchars)$/;

it("contains neither the package feed nor an XML parser", async () => {
  const packages = await packagesOf(
    'export * from "./worker.ts"; export { default } from "./worker.ts"',
  );
  expect(packages).toContain("hono");
  expect([...packages].filter((name) => parsers.test(name))).toEqual([]);
});

it.each([
  ["./feed/rss/entry.ts", "feed"],
  ["./feed/atom/round-trip.ts", "saxes"],
])("would notice that %s brings in %s", async (path, name) => {
  const packages = await packagesOf(`export * from "${path}"; export * from "./worker.ts"`);
  expect([...packages].filter((each) => parsers.test(each))).toContain(name);
});

const onlyInPress =
  /^(shiki|@shikijs|temml|katex|remark|micromark|opentype|@fontsource|sharp|@sveltia|pinyin-pro)/;

it("contains nothing that colours code, sets formulas or draws pictures, and no editor", async () => {
  const packages = await packagesOf(
    'export * from "./worker.ts"; export { default } from "./worker.ts"',
  );
  expect([...packages].filter((name) => onlyInPress.test(name))).toEqual([]);
});

it("would notice that an import brings in what sets formulas", async () => {
  const packages = await packagesOf(
    'export * from "./content/markdown/tex.ts"; export * from "./worker.ts"',
  );
  expect([...packages].filter((name) => onlyInPress.test(name))).toEqual(["temml"]);
});

/* The edition holds the words of the publication's languages (decision 15). */
const wordsIn = async (source: string) =>
  (await filesOf(source)).filter((path) => path.includes("language/words/"));

it("contains no words of any language", async () => {
  expect(
    await wordsIn('export * from "./worker.ts"; export { default } from "./worker.ts"'),
  ).toEqual([]);
});

it("would notice that an import brings in all languages", async () => {
  const source = 'export * from "./pages/article/card.tsx"; export * from "./worker.ts"';
  expect(await wordsIn(source)).toHaveLength(10);
});
