import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { encodeVolume } from "../../../src/catalogue/volume.ts";
import { BufferPool } from "../../../src/press/edition/buffer-pool.ts";
import { FileParts } from "../../../src/press/edition/piece-files.ts";

async function opened(bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "file");
  await writeFile(path, bytes);
  const parts = new FileParts(new BufferPool());
  onTestFinished(() => parts.close());
  return { path, parts };
}

it("reads a part of a file, and a piece of a volume", async () => {
  const pieces = ["one", "two"].map((text) => Buffer.from(text));
  const { path, parts } = await opened(encodeVolume(pieces));
  expect(Buffer.from(parts.readPiece(path, 1)).toString()).toBe("two");
  const { path: plain, parts: others } = await opened(Buffer.from("abcdef"));
  expect(Buffer.from(others.read(plain, 2, 4)).toString()).toBe("cd");
});

it("refuses to read beyond the end of a file that has become shorter", async () => {
  const { path, parts } = await opened(Buffer.from("abcdef"));
  expect(parts.read(path, 2, 6)).toHaveLength(4);
  await truncate(path, 5);
  expect(() => parts.read(path, 2, 6)).toThrow(`${path} is shorter than it was`);
});
