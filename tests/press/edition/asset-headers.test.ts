import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { fileTypeOf, fileTypes } from "../../../src/article/files.ts";
import { iconTypes } from "../../../src/article/site-pictures.ts";
import { assetHeaders } from "../../../src/press/edition/asset-headers.ts";
import { editorPolicy } from "../../../src/press/edition/editor-rules.ts";

const page = Buffer.from("<!doctype html><script>alert(1)</script>").toString("hex");

describe("the table of files that are served", () => {
  it("holds nothing that a browser would run or mistake for another type", () => {
    for (const { type, holds, browser } of fileTypes.values()) {
      expect(type).not.toMatch(/html|[/+]xml|script|svg/);
      // A file that browsers show is checked not to be a page.
      if (browser === "shows") expect(holds?.test(page), type).toBe(false);
    }
  });

  it("finds a type by the ending, in upper or lower case", () => {
    expect(fileTypeOf("/media/A-0123.MP3")?.type).toBe("audio/mpeg");
    for (const name of ["mp3", "a.mp3.exe", "a.", "", "a.mp3/b"]) {
      expect(fileTypeOf(name), name).toBeUndefined();
    }
  });

  it("is the one in the documentation", async () => {
    const text = await readFile("docs/authoring.md", "utf8");
    const table = /\| Endings \|.*?\n\n/s.exec(text)?.[0] ?? "";
    const told = [...table.matchAll(/`\.(\w+)`/g)].map(([, ending]) => ending);
    expect(told.sort()).toEqual([...fileTypes.keys()].sort());
  });

  it("makes the headers for each type, within the limits of the platform", () => {
    const headers = assetHeaders();
    expect(headers).toContain("/media/*.zip\n  Content-Type: application/zip\n  Content-Disp");
    expect(headers).toContain("/media/*.png\n  Content-Type: image/png\n\n");
    expect(headers).toContain(
      "/media/*.pdf\n  Content-Type: application/pdf\n  ! Content-Security-Policy\n\n",
    );
    // Cloudflare allows 100 rules.
    const rules = headers.match(/^\//gm)?.length;
    expect(rules).toBe(fileTypes.size + iconTypes.size + 3);
    expect(rules).toBeLessThan(100);
  });
});

describe("the headers of the editor", () => {
  const github = {
    kind: "github",
    origin: "https://github.com",
    api: "https://api.github.com",
    repository: "a/b",
    review: true,
  } as const;

  it("are there only for a site that has one", () => {
    expect(assetHeaders()).not.toContain("/editor/");
    expect(assetHeaders(github)).toMatch(
      /\n\/editor\/\*\n {2}Cache-Control: no-cache\n.* {2}X-Robots-Tag: noindex\n$/s,
    );
  });

  it.each([
    [
      github,
      ["https://api.github.com", "https://avatars.githubusercontent.com", "https://github.com"],
    ],
    [
      {
        ...github,
        kind: "gitlab" as const,
        origin: "https://git.example.org",
        api: "https://git.example.org/api/v4",
      },
      ["https://git.example.org"],
    ],
  ])("let the page ask nobody but the Git host", (host, expected) => {
    const rule = /^\/editor\/\*\n.*/ms.exec(assetHeaders(host))?.[0] ?? "";
    const policy = /Content-Security-Policy: (.*)/.exec(rule)?.[1] ?? "";
    const origins = policy.match(/https:\/\/[^ ;]+/g) ?? [];
    expect([...new Set(origins)].sort()).toEqual(expected);
    expect(policy).not.toMatch(/https:( |;|$)|\*|unsafe-eval(?<!wasm-unsafe-eval)/);
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(editorPolicy()).not.toContain("https:");
  });
});
