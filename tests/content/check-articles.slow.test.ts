import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deployedByLedger } from "../../src/cli/ledger/format.ts";
import { gate } from "../../src/cli/ledger/gate.ts";
import { emptyLedger, settle } from "../../src/cli/ledger/ledger.ts";
import { formatError } from "../../src/content/content-error.ts";
import type { Publication } from "../../src/content/manuscript.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { buildEdition } from "../../src/press/edition/build-edition.ts";
import { articleSource, channelYaml, contentFolder } from "../support/content-folder.ts";

const file = "articles/2026/a/index.md";
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);

/** Reads an article with these lines of front matter: the article or its errors, and the warnings. */
async function read(...lines: string[]) {
  const result = await readPublication(
    await contentFolder({ [file]: articleSource(["title: A", ...lines].join("\n")) }),
  );
  const reports = (result.ok ? result.warnings : result.errors).map(formatError);
  return { article: result.ok ? result.value.manuscripts[0]?.article : undefined, reports };
}

async function publication(...lines: string[]): Promise<Publication> {
  const result = await readPublication(
    await contentFolder({ [file]: articleSource(["title: A", ...lines].join("\n")) }),
  );
  if (!result.ok) throw new Error("the folder has errors");
  return result.value;
}

const withdrawn = (date: string) => `withdrawn: { date: "${date}", reason: Never mind }`;

describe("a withdrawal", () => {
  it("makes the article a draft, with a warning, if it is dated before publication", async () => {
    const { article, reports } = await read("published: 2026-12-01", withdrawn("2026-11-30"));
    expect(article).toMatchObject({ draft: true, withdrawn: undefined });
    expect(reports).toEqual([
      expect.stringMatching(
        /:4:20: warning: this is before .* counts as a draft[\s\S]*help: write status: draft/,
      ),
    ]);
  });

  it("withdraws the article if it is dated at its publication or later", async () => {
    for (const date of ["2026-12-01", "2026-12-01T00:00", "2026-12-02"]) {
      const { article, reports } = await read("published: 2026-12-01", withdrawn(date));
      expect(article).toMatchObject({ draft: false, withdrawn: { reason: "Never mind" } });
      expect(reports).toEqual([]);
    }
  });

  it("needs a time if it could be before or after publication on the same day", async () => {
    const noon = "published: 2026-12-01T12:00";
    expect((await read(noon, withdrawn("2026-12-01"))).reports).toEqual([
      expect.stringMatching(
        /:4:20: error: the article is published on this day[\s\S]*help: add the time/,
      ),
    ]);
    expect((await read(noon, withdrawn("2026-12-01T11:59"))).article?.draft).toBe(true);
    expect((await read(noon, withdrawn("2026-12-01T12:00"))).article?.draft).toBe(false);
  });

  it("has no effect on a draft", async () => {
    for (const date of ["2026-11-30", "2026-12-02"]) {
      const { article, reports } = await read(
        "published: 2026-12-01",
        "status: draft",
        withdrawn(date),
      );
      expect(article).toMatchObject({ draft: true, withdrawn: undefined });
      expect(reports).toEqual([]);
    }
  });
});

describe("a scheduled article whose withdrawal is dated later than its publication", () => {
  it("is an error until its publication, even if an earlier build pressed it", async () => {
    const folder = await contentFolder({
      "content/channel.yaml": channelYaml,
      [`content/${file}`]: articleSource(
        `title: A\npublished: 2026-12-01\n${withdrawn("2026-12-01")}`,
      ),
    });
    const build = async (now: number) => {
      const options = { preview: "none", now: () => now } as const;
      const built = await buildEdition(join(folder, "content"), join(folder, "dist"), options);
      return built.ok ? built.value.pressed : built.errors.map(formatError);
    };
    const error = [
      expect.stringMatching(
        /^content\/articles\/2026\/a\/index\.md:1:1: error: this article is still scheduled/,
      ),
    ];
    expect(await build(day("2026-11-20"))).toEqual(error);
    expect(await build(day("2026-12-01"))).toBe(1);
    expect(await build(day("2026-12-01") - 1)).toEqual(error);
  });
});

describe("the ledger", () => {
  const source = { path: "content/published.json", text: "" };
  const scheduled = "published: 2026-12-01";
  const early = withdrawn("2026-11-20");

  it("forgets an article that was withdrawn before its publication", async () => {
    const before = settle(emptyLedger, await publication(scheduled), day("2026-11-10"));
    expect(deployedByLedger(before, source, day("2026-12-05")).articles).toHaveLength(1);
    const taken = await publication(scheduled, early);
    const after = settle(before, taken, day("2026-11-20"));
    const deployed = deployedByLedger(after, source, day("2026-12-05"));
    expect(deployed.articles).toEqual([]);
    expect(gate(deployed, taken, day("2026-12-05"))).toEqual([]);
  });

  it("refuses to move the publication of a public article to after its withdrawal", async () => {
    const now = day("2026-11-20");
    const ledger = settle(emptyLedger, await publication("published: 2026-11-01"), now);
    const deployed = deployedByLedger(ledger, source, now);
    const errors = gate(deployed, await publication(scheduled, early), now).map(formatError);
    expect(errors).toEqual([
      expect.stringMatching(
        /would vanish because it is now a draft[\s\S]*do not date withdrawn before/,
      ),
    ]);
  });
});
