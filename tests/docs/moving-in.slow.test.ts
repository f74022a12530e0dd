import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { importing } from "../../src/cli/commands.ts";
import { runImport } from "../../src/cli/import/run-import.ts";
import { readTopicsTable } from "../../src/cli/import/write/topics-table.ts";
import { readArguments } from "../../src/cli/read-arguments.ts";
import { readChannel } from "../../src/content/channel/read-channel.ts";
import { formatError } from "../../src/content/content-error.ts";
import { parseMarkdown } from "../../src/content/markdown/parse-markdown.ts";
import { channelYaml, contentFolder } from "../support/content-folder.ts";
import { readFolder } from "../support/read-folder.ts";
import { fileNamed } from "./examples.ts";

const page = readFileSync("docs/moving-in.md", "utf8");

interface Example {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

/** The blocks of code in a part of the page that follow a comment such as `<!-- file: hugo.toml -->`. */
function examplesIn(part: string): Example[] {
  return [
    ...part.matchAll(
      /<!-- (file|becomes|import\.yaml|channel\.yaml)(?:: (\S+))? -->\n(`{3,})\w+\n([\s\S]*?)\n\3\n/g,
    ),
  ].map(([, kind = "", name = "", , text = ""]) => ({ kind, name, text: `${text}\n` }));
}

/** The sections of the page, by their headings; a heading in an example is none. */
const headings = parseMarkdown(page).children.filter(
  (node) => node.type === "heading" && node.depth === 2,
);
const sections = new Map(
  headings.map((node, index) => {
    const section = page.slice(
      node.position?.start.offset,
      headings[index + 1]?.position?.start.offset,
    );
    return [section.split("\n", 1)[0]?.slice(3) ?? "", section] as const;
  }),
);

it("docs/moving-in.md calls the command with valid arguments", () => {
  const calls = [...page.matchAll(/npm run import -- ([^`\n]+)/g)].map(([, args = ""]) =>
    args.split(" "),
  );
  expect(calls.length).toBeGreaterThan(8);
  for (const args of calls) expect(readArguments(importing, args)).not.toHaveProperty("problem");
});

describe.each(["Hugo", "Jekyll", "Eleventy", "Astro"])(
  "the example for %s in docs/moving-in.md",
  (system) => {
    it("becomes what the page says", async () => {
      const examples = examplesIn(sections.get(system) ?? "");
      const made = examples.find(({ kind }) => kind === "becomes");
      const own = examples.filter(({ kind }) => kind === "file");
      const pictures = own.flatMap(({ name, text }) =>
        (text.match(/[\w-]+\.png/g) ?? []).map((file) => join(dirname(name), file)),
      );
      const project = await contentFolder({
        "content/channel.yaml": channelYaml.replace("Asia/Shanghai", "UTC"),
      });
      await rm(join(project, "channel.yaml"));
      const site = join(project, "site");
      for (const { name, text } of [
        ...own,
        ...(await Promise.all(
          pictures.map(async (name) => ({ name, text: await fileNamed(name) })),
        )),
      ]) {
        await mkdir(dirname(join(site, name)), { recursive: true });
        await writeFile(join(site, name), text);
      }
      const channel = await readChannel(join(project, "content"));
      if (!channel.ok) throw new Error(channel.errors.map(formatError).join("\n"));
      const { source } = await readFolder(site);
      await runImport({
        source,
        project,
        channel: channel.value.channel,
        download: (address) => Promise.reject(new Error(`${address} was to be fetched`)),
        now: Date.parse("2026-11-22T12:00:00Z"),
        progress: () => undefined,
      });
      expect(readFileSync(join(project, made?.name ?? ""), "utf8")).toBe(made?.text);
    });
  },
);

it("docs/moving-in.md has tables of topics as the import reads them", () => {
  const [written, edited] = examplesIn(sections.get("Topics: `import.yaml`") ?? "").map(
    ({ text }) => text,
  );
  const labels = [
    { kind: "tag", title: "Harbour" },
    { kind: "tag", title: "Ships & Boats" },
    { kind: "category", title: "News" },
  ] as const;
  const topicsOf = (text = "") => readTopicsTable(text, labels, { topics: [] }).topicsOf(labels);
  expect(topicsOf(written)).toEqual(["harbour", "ships-and-boats", "news"]);
  expect(topicsOf(edited)).toEqual(["harbour"]);
});

it("docs/moving-in.md has redirects that channel.yaml may have", async () => {
  const [example] = examplesIn(sections.get("Keeping your subscribers") ?? "");
  const folder = await contentFolder({ "channel.yaml": channelYaml + (example?.text ?? "") });
  const channel = await readChannel(folder);
  expect(channel.ok ? [] : channel.errors.map(formatError)).toEqual([]);
  expect(example?.text).toContain("/rss.xml");
});
