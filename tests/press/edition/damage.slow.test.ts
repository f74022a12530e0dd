import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { encodeVolume } from "../../../src/catalogue/volume.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { volumeHash } from "../../../src/press/edition/press-volumes.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";
import { photo } from "../../support/images.ts";

// The press's name changes with every file in src/, and other tests put files there for a while.
vi.mock(import("../../../src/press/press-version.ts"), async (original) => ({
  ...(await original()),
  pressVersion: () => "1",
}));

/** The bytes of files by their paths from the project's folder. */
type Files = ReadonlyMap<string, Buffer>;

const folders = ["dist", ".cache"];

const content = {
  "content/channel.yaml": `${channelYaml}icon: icon.png\n`,
  "content/icon.png": await photo(40, 40).png().toBuffer(),
  "content/articles/2026/a/index.md": articleSource(
    "title: A\npublished: 2026-01-01\ntopics: [other]\nattachments:\n  - file: a.txt",
    "![A](a.png)\n\n![B](b.png)",
  ),
  "content/articles/2026/a/a.txt": "An attachment.",
  "content/articles/2026/a/a.png": await photo(30, 20).png().toBuffer(),
  "content/articles/2026/a/b.png": await photo(20, 30).png().toBuffer(),
  "content/articles/2026/b/index.md": articleSource("title: B\npublished: 2026-01-02"),
};

/** Damages a file: returns other bytes, or none. */
type Damage = (bytes: Buffer, all: Files) => Buffer | undefined;

const damages: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, bits]) => (bytes: Buffer) => {
    const flipped = Buffer.from(bytes);
    const place = at % Math.max(1, flipped.length);
    flipped.writeUInt8(flipped.readUInt8(place) ^ bits, place);
    return flipped;
  }),
  fc.nat().map((length) => (bytes: Buffer) => bytes.subarray(0, length % (bytes.length + 1))),
  fc.constant(() => Buffer.alloc(0)),
  fc.constant(() => undefined),
  fc.uint8Array({ minLength: 1 }).map((more) => (bytes: Buffer) => Buffer.concat([bytes, more])),
  fc.json().map((text) => () => Buffer.from(text)),
  fc
    .constantFrom("[]", "{}", "null", '{"version":1,"rows":[{}]}', '{"seal":"","value":{}}')
    .map((text) => () => Buffer.from(text)),
);

async function read(root: string): Promise<Files> {
  const files = new Map<string, Buffer>();
  for (const folder of folders) {
    const names = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const name of names.filter((one) => one.isFile())) {
      const path = join(name.parentPath, name.name);
      files.set(relative(root, path), await readFile(path));
    }
  }
  return new Map([...files].sort());
}

async function write(root: string, files: Files): Promise<void> {
  for (const folder of folders) await rm(join(root, folder), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
}

/** The folders that a build should report as damaged. */
function noticed(good: Files, bad: Files): string[] {
  const changed = [...good.keys()].filter((path) => !good.get(path)?.equals(bad.get(path) ?? no));
  // Every build writes the other files without reading the old ones.
  const takenOver = changed.filter((path) =>
    /^dist\/(press|assets\/(volumes|media|fonts|openapi|favicon|manifest|apple-touch-icon|icon-|share))/.test(
      path,
    ),
  );
  const inEdition = [...bad.keys()].some((path) => path.startsWith("dist/")) ? takenOver : [];
  if (inEdition.length === 0 && bad.has("dist/press.json")) return [];
  const inCache = changed.filter((path) => bad.has(factsFile(path)));
  return [...(inEdition.length > 0 ? ["dist/"] : []), ...(inCache.length > 0 ? [".cache/"] : [])];
}
const no = Buffer.from("no such file");

/** The file of the cache that makes another one known: a picture without it counts as never made. */
function factsFile(path: string): string {
  if (path.includes("/images/")) return path;
  return path.includes("/share/")
    ? path.replace(/png$/, "json")
    : join(dirname(path), "files.json");
}

/** Builds over damaged files, and expects the same edition as without them, with one warning. */
async function expectWhole(root: string, good: Files, bad: Files): Promise<void> {
  await write(root, bad);
  const built = await build(root);
  const reports = built.ok ? built.warnings : built.errors;
  const places = noticed(good, bad);
  expect(reports.map(({ severity, file }) => `${severity} ${file}`)).toEqual(
    places.length === 0 ? [] : [`warning ${places.join(" and ")}`],
  );
  const after = await read(root);
  for (const [path, bytes] of good) {
    if (path.startsWith("dist/"))
      expect([path, after.get(path)?.equals(bytes)]).toEqual([path, true]);
  }
  expect([...after.keys()].filter((path) => !good.has(path))).toEqual([]);
}

function build(root: string) {
  return buildEdition(join(root, "content"), join(root, "dist"), {
    preview: "none",
    now: () => Date.UTC(2026, 5, 1),
  });
}

async function built(): Promise<{ root: string; good: Files }> {
  const root = await contentFolder(content);
  expect((await build(root)).ok).toBe(true);
  return { root, good: await read(root) };
}

it("a build replaces damaged files of the previous edition", { timeout: 300_000 }, async () => {
  const { root, good } = await built();
  for (const path of good.keys()) {
    if (!path.startsWith("dist/")) continue;
    await fc.assert(
      fc.asyncProperty(damages, (damage) => expectWhole(root, good, damaged(good, path, damage))),
      { numRuns: 3 },
    );
  }
});

it("a build replaces damaged files of the cache", { timeout: 300_000 }, async () => {
  const { root, good } = await built();
  const cache = new Map([...good].filter(([path]) => path.startsWith(".cache/")));
  for (const path of cache.keys()) {
    await fc.assert(
      fc.asyncProperty(damages, (damage) => expectWhole(root, good, damaged(cache, path, damage))),
      { numRuns: 3 },
    );
  }
});

it("a build survives files that were swapped, in both folders", {
  timeout: 300_000,
}, async () => {
  const { root, good } = await built();
  const path = fc.constantFrom(...good.keys());
  await fc.assert(
    fc.asyncProperty(path, path, path, damages, async (one, other, third, damage) => {
      const swapped = new Map(good);
      swapped.set(one, good.get(other) ?? no).set(other, good.get(one) ?? no);
      await expectWhole(root, good, damaged(swapped, third, damage));
    }),
    { numRuns: 40 },
  );
});

function damaged(files: Files, path: string, damage: Damage): Files {
  const bad = new Map(files);
  const bytes = damage(files.get(path) ?? no, files);
  if (bytes === undefined) bad.delete(path);
  else bad.set(path, bytes);
  return bad;
}

it("a volume with one changed byte has another hash, or none", () => {
  const volume = encodeVolume(["one", "2", ""].map((text) => Buffer.from(text)));
  const hash = volumeHash(volume);
  for (const at of volume.keys()) {
    for (let bits = 1; bits < 256; bits++) {
      const flipped = Buffer.from(volume);
      flipped.writeUInt8(flipped.readUInt8(at) ^ bits, at);
      expect(hashIfAny(flipped)).not.toBe(hash);
    }
  }
});

function hashIfAny(volume: Uint8Array): string | undefined {
  try {
    return volumeHash(volume);
  } catch {
    return undefined;
  }
}
