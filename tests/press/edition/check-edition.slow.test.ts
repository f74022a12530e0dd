import { existsSync } from "node:fs";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { editionText, readEdition } from "../../../src/catalogue/edition-file.ts";
import { seal } from "../../../src/content/files/keep-file.ts";
import { type BuildOptions, buildEdition } from "../../../src/press/edition/build-edition.ts";
import { checkEdition } from "../../../src/press/edition/check-edition.ts";
import { writeErrors } from "../../../src/press/edition/write-edition.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";
import { svg } from "../../support/images.ts";

const moment = Date.parse("2026-11-24T00:00:00Z");
const expected = { url: "https://news.example.org", pressed: moment };

/** An edition with a draft and a picture, built as for a deployment, except for the given options. */
async function edition(options: Partial<BuildOptions> = {}, yaml = "") {
  const folder = await contentFolder({
    "content/channel.yaml": channelYaml + yaml,
    "content/articles/2026/a/index.md": articleSource(
      "title: A\npublished: 2026-01-01\ntopics: [other]",
      "![A](a.svg)",
    ),
    "content/articles/2026/a/a.svg": svg('<rect width="9" height="9"/>', 'width="9" height="9"'),
    "content/articles/2026/b/index.md": articleSource(
      "title: B\npublished: 2026-01-01\nstatus: draft",
    ),
  });
  const at = (path: string) => join(folder, "dist", path);
  const built = await buildEdition(join(folder, "content"), at("."), {
    preview: "none",
    deployed: moment,
    ...options,
  });
  if (!built.ok) throw new Error(built.errors.map(({ message }) => message).join());
  const check = async () => checkEdition(at("."), await readFile(at("edition.bin")), expected);
  return { at, check };
}

const hashes = "some of its pieces, volumes or media do not match the hashes in its record";

describe("checking an edition before its deployment", () => {
  it("accepts one that matches its record, the address and the moment", async () => {
    expect(await (await edition()).check()).toEqual([]);
  });

  it.each(["pages", "feeds"] as const)("refuses a preview for %s", async (preview) => {
    expect(await (await edition({ preview })).check()).toEqual(["it is a preview with drafts"]);
  });

  it("refuses a preview that holds no draft", async () => {
    const { at, check } = await edition({ preview: "pages" });
    const file = readEdition(await readFile(at("edition.bin")));
    if ("errors" in file) throw new Error("the edition has errors");
    const index = { ...file.index, drafts: [] };
    await writeFile(at("edition.bin"), editionText({ ...file, index }));
    expect(await check()).toContain("it is a preview with drafts");
  });

  it.each(["http://localhost:8787", "https://news.example.com"])(
    "refuses another address: %s",
    async (baseUrl) => {
      const { check } = await edition({ baseUrl });
      expect(await check()).toEqual([
        `its address is ${baseUrl}, but channel.yaml says https://news.example.org`,
      ]);
    },
  );

  it("refuses the moment of another build, such as SOURCE_DATE_EPOCH", async () => {
    const { check } = await edition({ deployed: undefined, now: () => 1_000_000 });
    expect(await check()).toEqual(["it was not pressed for this deployment"]);
  });

  it.each([
    "assets/volumes/all/0.rss",
    "assets/volumes/all/0.page",
    "assets/volumes/topics/other/0.json",
  ])("refuses a changed byte in %s", async (path) => {
    const { at, check } = await edition();
    const bytes = await readFile(at(path));
    bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
    await writeFile(at(path), bytes);
    expect(await check()).toEqual([hashes]);
  });

  it("refuses volumes left over from a preview", async () => {
    const { at, check } = await edition();
    const preview = await edition({ preview: "feeds" });
    const path = "assets/volumes/all/0.atom";
    await writeFile(at(path), await readFile(preview.at(path)));
    expect(await check()).toEqual([hashes]);
  });

  it("refuses a missing file, and one that is not in the record", async () => {
    const { at, check } = await edition();
    await writeFile(at("assets/media/draft.pdf"), "");
    expect(await check()).toEqual(["these files are not in its record: /media/draft.pdf"]);
    await rm(at("assets/media/draft.pdf"));
    await rm(at("assets/volumes/all/0.news"));
    expect(await check()).toEqual([hashes]);
  });

  it("refuses changed or missing headers for media", async () => {
    const { at, check } = await edition();
    const headers = ["its _headers file is not the one that this version writes"];
    await appendFile(at("assets/_headers"), "/media/*\n  Content-Type: text/html\n");
    expect(await check()).toEqual(headers);
    await rm(at("assets/_headers"));
    expect(await check()).toEqual(headers);
  });

  it("accepts the files of an editor, and refuses other rules than its own", async () => {
    const bytes = new TextEncoder().encode("<!doctype html>");
    const editor = async () => [{ path: "/editor/index.html", bytes }];
    const without = await edition({ editor });
    expect(await without.check()).toEqual([]);
    expect(existsSync(without.at("assets/editor"))).toBe(false);
    expect(existsSync(without.at("assets/_redirects"))).toBe(false);

    const { at, check } = await edition({ editor }, "editor: { github: a/b }\n");
    expect(await check()).toEqual([]);
    expect(await readFile(at("assets/_redirects"), "utf8")).toBe(
      "/editor /editor/ 301\n/editor/ /editor/index.html 200\n",
    );
    await appendFile(at("assets/_redirects"), "/x /volumes/all/0.rss 200\n");
    const redirects = ["its _redirects file is not the one that this version writes"];
    expect(await check()).toEqual(redirects);
    await rm(at("assets/_redirects"));
    expect(await check()).toEqual(redirects);
    await appendFile(at("assets/editor/index.html"), "<script>");
    expect(await check()).toEqual([hashes, ...redirects]);
  });

  it("refuses another index, and a changed or missing record", async () => {
    const { at, check } = await edition();
    const text = await readFile(at("edition.bin"), "utf8");
    const file = readEdition(Buffer.from(text));
    if ("errors" in file) throw new Error("the edition has errors");
    const index = { ...file.index, codes: "-----" };
    await writeFile(at("edition.bin"), editionText({ ...file, index }));
    expect(await check()).toEqual(["its index is not the one in its record"]);
    await writeFile(at("edition.bin"), text);
    await appendFile(at("press.json"), " ");
    expect(await check()).toEqual(["press.json is missing or damaged"]);
    await rm(at("press.json"));
    expect(await check()).toEqual(["press.json is missing or damaged"]);
  });

  it("refuses a record whose articles are not those in its volumes", async () => {
    const { at, check } = await edition();
    const { value } = JSON.parse(await readFile(at("press.json"), "utf8"));
    value.rows[0].hashes[0] = value.rows[0].hashes[1];
    await writeFile(at("press.json"), seal("press.json", value));
    expect(await check()).toEqual([hashes]);
  });

  it("refuses one that shows errors, and one that cannot be read", async () => {
    const { at, check } = await edition();
    await writeErrors([], at("."));
    expect(await check()).toEqual(["it shows the errors of the content instead of a site"]);
    await writeFile(at("edition.bin"), "{");
    expect((await check()).join()).toMatch(/^its index cannot be read \(/);
  });
});
