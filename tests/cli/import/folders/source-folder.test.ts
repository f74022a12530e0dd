import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSourceFolder } from "../../../../src/cli/import/folders/source-folder.ts";
import { readFolder } from "../../../support/read-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

describe("the folder of a site", () => {
  it("is listed without hidden files and modules", async () => {
    for (const file of ["b.md", "a/c.md", ".git/x.md", "node_modules/y.md"]) await put(file, "");
    expect((await openSourceFolder(folder)).files).toEqual(["a/c.md", "b.md"]);
  });

  it("is left through no symbolic link", async () => {
    await put("site/content/real.md", "Words.");
    await put("secret.txt", "secret");
    const site = join(folder, "site");
    await symlink(join(folder, "secret.txt"), join(site, "content", "file.md"));
    await symlink(folder, join(site, "content", "folder"));
    await symlink(join(site, "nowhere"), join(site, "content", "gone.md"));
    await symlink(join(site, "content"), join(site, "content", "circle"));
    await symlink(join(site, "content", "real.md"), join(site, "content", "same.md"));
    const { files, refused, has } = await openSourceFolder(site);
    expect(files).toEqual(["content/real.md", "content/same.md"]);
    const reasons = Object.fromEntries(refused.map(({ file, reason }) => [file, reason]));
    expect(reasons).toEqual({
      "content/file.md": "this symbolic link leads out of the folder, so it was not followed",
      "content/folder": "this symbolic link leads out of the folder, so it was not followed",
      "content/gone.md": "this symbolic link leads nowhere",
    });
    expect(has("../secret.txt")).toBe(false);
  });

  it("may hold a file that is too large for a text", async () => {
    await put("large.md", new Uint8Array(5_000_001));
    const site = await openSourceFolder(folder);
    expect(await site.read("large.md")).toEqual({ unreadable: "the file is larger than 5 MB" });
  });
});

describe("a site with mistakes", () => {
  it("is read with a line for each of them", async () => {
    await put("hugo.toml", 'title = "No address"\n');
    await put("content/posts/a.md", "---\ntitle: Broken: here\ndate: 2020-01-01\n---\nWords.\n");
    await put("content/posts/b.md", "---\ntitle: No such day\ndate: 2020-02-31\n---\nWords.\n");
    await put("content/posts/c.md", "---\ntitle: Year 0\ndate: 0000-01-01\n---\nWords.\n");
    await put(
      "content/posts/d.md",
      Buffer.from("---\ntitle: Ma\xdf\ndate: 2020-01-01\n---\n", "latin1"),
    );
    await put(
      "content/posts/e.md",
      "---\ntitle: Tags\ndate: 2020-01-01\n---\n{{< x >}}{{< /y >}}{{< ",
    );
    const site = await readFolder(folder);
    const reasons = site.reasons().map((line) => line.replace(/ \(.*\)/, ""));
    expect(reasons).toEqual([
      `${join(folder, "hugo.toml")}: the settings do not say the site's address, so articles get new ids, and feed readers show them again; write it there as baseURL, or add --site with the address, and import again`,
      "content/posts/a.md:2 the front matter is not valid YAML, so only its simple lines were read",
      'content/posts/b.md: date: "2020-02-31" is not a date',
      'content/posts/c.md: date: "0000-01-01" is not a date',
      "content/posts/d.md: the file is not UTF-8 text; it was read as windows-1252, so look at its accents and signs",
      "content/posts/e.md:5 the shortcode x has no meaning here, so nothing stands in its place: {{< x >}}",
      "content/posts/e.md:5 the shortcode y has no meaning here, so nothing stands in its place: {{< /y >}}",
    ]);
    expect(site.text("content/posts/a.md")).toMatchObject({ title: "Broken: here" });
    expect(site.text("content/posts/a.md").id).toBeUndefined();
    expect(site.text("content/posts/d.md").title).toBe("Maß");
    expect(site.source.site).toBeUndefined();
  });

  it("may have settings that cannot be read", async () => {
    await put("_config.yml", "url: [\n");
    await put("_posts/2020-01-02-a.md", "---\ntitle: A\n---\nWords.\n");
    await put("_posts/undated.md", "---\ntitle: B\n---\nWords.\n");
    const site = await readFolder(folder);
    expect([...site.texts.keys()]).toEqual(["_posts/2020-01-02-a.md"]);
    expect(site.reasons()).toEqual([
      expect.stringContaining("_config.yml:2 the file cannot be read"),
      expect.stringContaining(
        "write it there as url, or add --site with the address, and import again",
      ),
      expect.stringContaining("the name of this post does not begin with a date"),
    ]);
  });

  it("takes the address of the site from --site if its settings do not say it", async () => {
    for (const [settings, text] of [
      ["hugo.toml", "content/posts/a.md"],
      ["_config.yml", "_posts/2020-01-02-a.md"],
      ["eleventy.config.js", "blog/a.md"],
      ["astro.config.mjs", "src/content/blog/a.md"],
    ] as const) {
      const site = join(folder, settings.slice(0, 4));
      await put(join(settings.slice(0, 4), settings), "");
      await put(join(settings.slice(0, 4), text), "---\ntitle: A\ndate: 2020-01-02\n---\nWords.\n");
      const { texts, losses } = await readFolder(site, "https://old.example/path");
      expect(texts.get(text)?.id).toMatch(/^https:\/\/old\.example\/path\/.*a\/?$/);
      expect(losses.map(({ reason }) => reason).join()).not.toContain("--site");
    }
  });
});
