import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { articleFiles } from "../../../../src/cli/import/media/article-files.ts";
import {
  fileEnding,
  fileNameFor,
  pictureEnding,
} from "../../../../src/cli/import/media/file-kind.ts";
import { photo } from "../../../support/images.ts";

const cache = mkdtempSync(join(tmpdir(), "broadsheet-import-"));
afterAll(() => rmSync(cache, { recursive: true, force: true }));
const png = await photo(3, 2).png().toBuffer();

/** The files of an article on a site that has these, by the last part of their address. */
function filesOf(site: Readonly<Record<string, string | Uint8Array>>) {
  const lost: string[] = [];
  const asked: string[] = [];
  const download = async (address: string) => {
    const name = address.split("/").at(-1) ?? "";
    asked.push(name);
    const bytes = site[name];
    if (bytes === undefined) return { ok: false, reason: "the server answered 404" } as const;
    const file = join(cache, name);
    writeFileSync(file, bytes);
    return { ok: true, value: { file, type: name === "typed" ? "application/pdf" : "" } } as const;
  };
  const files = articleFiles({ download, cache }, "https://old.example/a/");
  const complain = (reason: string) => lost.push(reason);
  return { files, lost, asked, complain };
}

it("a document is named by its address or its type, and must hold what its name says", async () => {
  const { files, lost, complain } = filesOf({
    "a.pdf": "%PDF-1.7",
    typed: "%PDF-1.7",
    "empty.pdf": "",
    "false.pdf": "<html>",
    "page.html": "<html>",
  });
  const names: (string | undefined)[] = [];
  for (const name of ["a.pdf", "typed", "empty.pdf", "false.pdf", "page.html", "gone.pdf"]) {
    names.push((await files.file(name, undefined, complain))?.name);
  }
  expect(names).toEqual(["a.pdf", "typed.pdf", undefined, undefined, undefined, undefined]);
  expect(lost.map((reason) => reason.split(": ").at(-1))).toEqual([
    "it is empty",
    "its content is not that of .pdf",
    "the site serves no files of its kind",
    "the server answered 404",
  ]);
  expect(files.missing).toBe(4);
  await files.file("gone.pdf", undefined, complain);
  expect([lost.length, files.missing]).toEqual([4, 4]);
});

it("a file may have 25 MiB, and no more", async () => {
  const { files, lost, complain } = filesOf({ "a.pdf": "%PDF-1.7" });
  const path = join(cache, "large.pdf");
  writeFileSync(path, "%PDF-1.7");
  const local = articleFiles(
    { download: async () => ({ ok: false, reason: "" }), locate: () => path, cache },
    undefined,
  );
  truncateSync(path, 25 * 1024 * 1024);
  expect(await local.file("x.pdf", undefined, complain)).toMatchObject({ name: "x.pdf" });
  truncateSync(path, 25 * 1024 * 1024 + 1);
  expect(await local.file("y.pdf", undefined, complain)).toBeUndefined();
  expect(lost).toEqual([expect.stringContaining("larger than 25 MiB")]);
  expect(await files.file("ftp://x/a.pdf", undefined, complain)).toBeUndefined();
  expect(lost[1]).toContain("there is no such file");
});

it("a picture is the first of its addresses that holds one, and is brought once", async () => {
  const { files, lost, asked, complain } = filesOf({ "page.png": "<html>", "small.png": png });
  const sources = ["large.png", "page.png", "small.png"];
  const found = await files.picture(sources, complain);
  expect(found).toMatchObject({ name: "small.png", length: png.length });
  expect(await files.picture(sources, complain)).toBe(found);
  expect(asked).toEqual(sources);
  expect(await files.picture(["none.png", "page.png"], complain)).toBeUndefined();
  expect(await files.picture([], complain)).toBeUndefined();
  expect(lost).toEqual([
    expect.stringMatching(/page\.png.*: it is not a picture that can be published$/),
    expect.stringContaining("it has no address"),
  ]);
});

it("the kind of a file is told by its first bytes, its ending and its type", () => {
  const hex = (text: string) => Buffer.from(text, "latin1").toString("hex");
  const heads = {
    jpg: hex("\xff\xd8\xff\xe0"),
    gif: hex("GIF87a"),
    webp: hex("RIFF1234WEBP"),
    avif: hex("1234ftypavif"),
    svg: Buffer.from("\uFEFF<?xml version='1.0'?>\n<!-- x --> <!DOCTYPE svg> <svg>").toString(
      "hex",
    ),
  };
  for (const [ending, head] of Object.entries(heads)) expect(pictureEnding(head)).toBe(ending);
  for (const none of ["BM", "GIF88a", "RIFF1234WAVE", "<html><svg>", " GIF89a"]) {
    expect(pictureEnding(hex(none)), none).toBeUndefined();
  }
  expect(fileEnding("https://a.example/x.PDF?y", "")).toBe("pdf");
  expect(fileEnding("https://a.example/x.php", "application/pdf")).toBe("pdf");
  expect(fileEnding("https://a.example/x.php", "text/html")).toBeUndefined();
});

it("a file gets a safe name that the folder does not have", () => {
  const taken = new Set(["index.md", "a.pdf", "a-2.pdf"]);
  const name = (address: string) => fileNameFor(address, "pdf", taken);
  expect(name("https://a.example/x/A.pdf")).toBe("A-3.pdf");
  expect(name("https://a.example/%2e%2e%2fb%20c.pdf?x")).toBe("b-c.pdf");
  expect(name("https://a.example/.hidden.pdf")).toBe("hidden.pdf");
});
