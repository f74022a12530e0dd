import fc from "fast-check";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { editYaml } from "../../../../src/cli/editor/files/edit-yaml.ts";
import type { Plain } from "../../../../src/cli/editor/files/plain.ts";

const source = `# What readers see first.
title: "A: title"   # in quotes
published: 2026-11-22T09:30

# Slugs of topics.
topics: [research-news,   cooperation]
corrections:
  # The first one.
  - date: 2026-11-23
    text: 'One'
  - { date: 2026-11-24, text: Two } # the second one
unknown:   [a,b]
summary: |
  # This is no comment.
  Two lines.

# The end.
`;

const before = {
  title: "A: title",
  published: "2026-11-22T09:30",
  topics: ["research-news", "cooperation"],
  corrections: [
    { date: "2026-11-23", text: "One" },
    { date: "2026-11-24", text: "Two" },
  ],
  summary: "# This is no comment.\nTwo lines.\n",
};

it("leaves a text without changes as it is, byte for byte", () => {
  expect(editYaml(source, before, structuredClone(before))).toBe(source);
});

it("changes nothing but the lines of the key that changes", () => {
  expect(editYaml(source, before, { ...before, title: "Another: title" })).toBe(
    source.replace('"A: title"   #', '"Another: title" #'),
  );
  expect(editYaml(source, before, { ...before, published: "2026-12-01T10:00" })).toBe(
    source.replace("2026-11-22T09:30", "2026-12-01T10:00"),
  );
});

it("keeps the comments and quotes of the items of a list that stay", () => {
  const [one, two] = before.corrections;
  const three = { date: "2026-11-25", text: "Three" };
  const after = { ...before, corrections: [one, { ...two, text: "Two!" }, three].filter(Boolean) };
  const edited = editYaml(source, before, JSON.parse(JSON.stringify(after)));
  expect(edited).toContain("  # The first one.\n  - date: 2026-11-23\n    text: 'One'\n");
  expect(edited).toContain("  - { date: 2026-11-24, text: Two! } # the second one\n");
  expect(edited).toContain("  - date: 2026-11-25\n    text: Three\n");
  expect(edited).toContain("unknown:   [a,b]\n");
});

it("removes the first item of a list without touching the second", () => {
  const after = { ...before, corrections: before.corrections.slice(1) };
  const edited = editYaml(source, before, after);
  expect(parse(edited).corrections).toEqual([{ date: "2026-11-24", text: "Two" }]);
  expect(edited).toContain("{ date: 2026-11-24, text: Two } # the second one");
});

it("adds a key at the end and removes one, and leaves comments alone", () => {
  const { topics, ...others } = before;
  const edited = editYaml(source, before, { ...others, status: "draft" });
  expect(topics).toHaveLength(2);
  expect(edited).toBe(
    `${source.replace("topics: [research-news,   cooperation]\n", "")}status: draft\n`,
  );
});

it("edits a mapping in braces, and one with an alias, without losing a key", () => {
  expect(parse(editYaml("{ a: 1, b: two }\n", { b: "two" }, { b: "three" }))).toEqual({
    a: 1,
    b: "three",
  });
  const aliased = "a: &x [1, 2]\nb: *x\nc: three\n";
  expect(parse(editYaml(aliased, { c: "three" }, { c: "four" }))).toEqual({
    a: [1, 2],
    b: [1, 2],
    c: "four",
  });
});

it("writes a new mapping", () => {
  expect(editYaml("", {}, { title: "A: b", topics: ["one"] })).toBe(
    'title: "A: b"\ntopics:\n  - one\n',
  );
});

it("leaves the keys of a mapping that nobody was shown", () => {
  const feeds = "feeds:\n  # full or summary\n  content: full\n  footer: Line\n";
  expect(editYaml(feeds, { feeds: { footer: "Line" } }, {})).toBe(
    "feeds:\n  # full or summary\n  content: full\n",
  );
  const bare = "feeds:\n  # full or summary\n  content: full\ntitle: One\n";
  expect(editYaml(bare, {}, { feeds: { footer: "New" } })).toBe(
    "feeds:\n  # full or summary\n  content: full\n  footer: New\ntitle: One\n",
  );
});

type Mapping = Readonly<Record<string, Plain>>;

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((value) => `t${value}`);
const items = fc.array(text, { minLength: 1, maxLength: 3 });
/** What an editor is shown: texts, lists, and mappings of texts. */
const shown: fc.Arbitrary<Mapping> = fc.dictionary(
  fc.constantFrom("a", "b", "c"),
  fc.oneof(text, items, fc.dictionary(fc.constantFrom("d", "e"), text, { minKeys: 1 })),
);
/** What an editor is not shown: other keys, also inside the same mappings. */
const hidden: fc.Arbitrary<Mapping> = fc.dictionary(
  fc.constantFrom("x", "y", "b"),
  fc.dictionary(fc.constantFrom("f", "g"), text, { minKeys: 1 }),
);

const isMapping = (value: Plain | undefined): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Both together. Where both have a key, one of them must be a mapping of other names. */
function together(one: Mapping, other: Mapping): Mapping {
  const both = Object.entries(other).map(([key, value]): [string, Plain] => {
    const first = one[key];
    return [key, isMapping(first) && isMapping(value) ? { ...first, ...value } : value];
  });
  return { ...one, ...Object.fromEntries(both) };
}

it("changes what was shown into anything else, and keeps what was not", () => {
  fc.assert(
    fc.property(shown, shown, hidden, (before, after, others) => {
      const clash = [before, after].some((part) =>
        Object.keys(others).some((key) => key in part && !isMapping(part[key])),
      );
      fc.pre(!clash);
      const edited = editYaml(stringify(together(before, others)), before, after);
      expect(parse(edited) ?? {}).toEqual(together(after, others));
    }),
  );
});
