import { Script } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { script } from "../../src/pages/script.ts";
import { siteFiles } from "../../src/pages/site-files.ts";
import { styleSheet } from "../../src/pages/style/style-sheet.ts";
import { everyPage } from "../support/pages.ts";
import { channel } from "../support/publication.ts";

describe("the files of every page", () => {
  it("have a new path when their content changes", () => {
    const red = { ...channel, accent: "#a3201d" } as const;
    expect(siteFiles(red).style.path).toMatch(/^\/style\/[\w-]{16}\.css$/);
    expect(siteFiles(red).style.path).not.toBe(siteFiles(channel).style.path);
    expect(siteFiles(red).script.path).toBe(siteFiles(channel).script.path);
    expect(siteFiles(channel)).toBe(siteFiles(channel));
  });

  it("are small: the script below 4 KB, the style sheet below 8 KB compressed", () => {
    expect(script.length).toBeLessThan(4000);
    expect(gzipSync(styleSheet(channel)).length).toBeLessThan(8000);
  });
});

describe("the script", () => {
  it("is valid JavaScript", () => {
    expect(() => new Script(script)).not.toThrow();
  });
});

describe("the style sheet", () => {
  const style = styleSheet(channel);

  it("closes every brace", () => {
    let depth = 0;
    for (const sign of style.replace(/\/\*[\s\S]*?\*\/|"[^"]*"/g, "")) {
      if (sign === "{") depth += 1;
      if (sign === "}") depth -= 1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  });

  it("sets every variable that it uses", () => {
    const set = new Set(style.match(/--[a-z]+(?=:)/g));
    expect(
      [...style.matchAll(/var\((--[a-z]+)\)/g)].filter(([, name = ""]) => !set.has(name)),
    ).toEqual([]);
  });

  it("has a rule for every class on a page", () => {
    const used = Object.values(everyPage("Plain")).flatMap((html) =>
      [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(" ")),
    );
    const known = new Set([...style.matchAll(/\.([a-z][a-z-]*)/g)].map(([, name]) => name));
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });
});
