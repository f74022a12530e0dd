import { expect, it } from "vitest";
import type { ImportedLabel } from "../../../../src/cli/import/imported.ts";
import { readTopicsTable } from "../../../../src/cli/import/write/topics-table.ts";

const topics = [{ slug: "harbour", title: "The Harbour", description: "Ships" }];
const category = (title: string, more: Partial<ImportedLabel> = {}): ImportedLabel => ({
  kind: "category",
  title,
  ...more,
});
const tag = (title: string): ImportedLabel => ({ kind: "tag", title });

it("a label becomes the topic with its title, in any letter case, or with its slug", () => {
  const labels = [category("the harbour"), category("Port", { slug: "harbour" })];
  const table = readTopicsTable("", labels, { topics });
  expect(table.added).toEqual([]);
  for (const label of labels) expect(table.topicsOf([label])).toEqual(["harbour"]);
  expect(table.topicsOf(labels)).toEqual(["harbour"]);
});

it("a label without a topic becomes a new one, with a slug of its own", () => {
  const labels = [
    category("Town Hall", { description: " " }),
    category("科研", { slug: "Not A Slug", description: "On science" }),
    category("校园"),
  ];
  expect(readTopicsTable("", labels, { topics }).added).toEqual([
    { slug: "town-hall", title: "Town Hall", description: "Town Hall" },
    { slug: "topic-1", title: "科研", description: "On science" },
    { slug: "topic-2", title: "校园", description: "校园" },
  ]);
});

it.each(["Uncategorized", "Uncategorised", "Allgemein", "未分类"])(
  "the category %s says nothing, but a tag may have that name",
  (title) => {
    const table = readTopicsTable("", [category(title), tag(title)], { topics });
    expect(table.leftOut).toEqual([title]);
    expect(table.topicsOf([category(title)])).toEqual([]);
    expect(table.topicsOf([tag(title)])).toHaveLength(1);
  },
);

it("only the hundred tags that are used most become topics", () => {
  const tags = Array.from({ length: 101 }, (_, number) => tag(`Tag ${number}`));
  const table = readTopicsTable("", [...tags, ...tags.slice(1)], { topics });
  expect(table.added).toHaveLength(100);
  expect(table.leftOut).toEqual(["Tag 0"]);
  expect(table.text).toContain("Tag 1: tag-1 # 2 articles\n");
  expect(table.text).toContain("Tag 0: false # 1 article\n");
});

it("lines that are there hold, and stay as they are if none is added", () => {
  const before =
    "# Mine\ncategories:\n  Port: [ harbour, sea-side ]\n  Old: unused\ntags:\n  Port: false\n";
  const table = readTopicsTable(before, [category("Port"), tag("Port")], { topics });
  expect(table.text).toBe(before);
  expect(table.topicsOf([category("Port"), tag("Port")])).toEqual(["harbour", "sea-side"]);
  expect(table.added).toEqual([{ slug: "sea-side", title: "Port", description: "Port" }]);
  const more = readTopicsTable(before, [category("Sea")], { topics });
  expect(more.text).toBe(
    before.replace("  Old: unused\n", "  Old: unused\n  Sea: sea # 1 article\n"),
  );
  expect(() => readTopicsTable("categories: [", [], { topics })).toThrow();
});
