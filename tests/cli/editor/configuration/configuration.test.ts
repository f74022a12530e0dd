import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { z } from "zod";
import { configurationOf } from "../../../../src/cli/editor/configuration/configuration.ts";
import { readEditedSite } from "../../../../src/cli/editor/read-site.ts";
import { editorLanguage } from "../../../../src/cli/editor/words.ts";
import { channelSchema } from "../../../../src/content/channel/channel-schema.ts";
import { frontMatterSchema } from "../../../../src/content/front-matter/schema.ts";
import { pageSchema } from "../../../../src/content/pages/schema.ts";

const now = Date.UTC(2026, 10, 29, 8);
const read = await readEditedSite("tests/fixtures/lakeside", now, {
  backend: { name: "github", repo: "lakeside/news" },
  reviewed: true,
  language: editorLanguage(["en"]),
});
if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join());
const site = read.value;
const configuration = configurationOf(site);

/** A collection or a field, as far as these tests look at it. */
const named = z.looseObject({
  name: z.string(),
  label: z.string(),
  widget: z.string().optional(),
  pattern: z.tuple([z.string(), z.string()]).optional(),
  maxlength: z.number().optional(),
  input_timezone: z.string().optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});
const collection = named.extend({ folder: z.string(), fields: z.array(named) });
const collections = z.array(collection).parse(configuration.collections);
const [singleton] = z
  .array(named.extend({ fields: z.array(named) }))
  .parse(configuration.singletons);

const fieldsOf = (name: string) =>
  collections.find((each) => each.name === name)?.fields ?? singleton?.fields ?? [];
const namesOf = (name: string) => fieldsOf(name).map((field) => field.name);
const field = (name: string, of = "articles-2026") =>
  fieldsOf(of).find((each) => each.name === name);

it("is what Sveltia CMS accepts", () => {
  const schema = JSON.parse(
    readFileSync("node_modules/@sveltia/cms/schema/sveltia-cms.json", "utf8"),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.validate(schema, configuration);
  expect(ajv.errors).toBeNull();
});

it("has a field for every key of an article and of a page, and for the address, the text and new pictures", () => {
  const besides = ["address", "body", "pictures"];
  expect(namesOf("articles-2026").sort()).toEqual(
    [...Object.keys(frontMatterSchema.shape), ...besides].sort(),
  );
  expect(namesOf("pages").sort()).toEqual([...Object.keys(pageSchema.shape), ...besides].sort());
});

it("offers the keys of channel.yaml that an editor may change, and no others", () => {
  const names = singleton?.fields.map(({ name }) => name) ?? [];
  expect(names).toContain("title");
  expect(names).toContain("topics");
  expect(names).not.toContain("authority");
  expect(names).not.toContain("redirects");
  for (const name of names) expect(Object.keys(channelSchema.shape)).toContain(name);
});

it("offers the topics and languages of the publication", () => {
  const topics = site.channel.topics.map(({ slug, title }) => ({ value: slug, label: title }));
  expect(topics.length).toBeGreaterThan(1);
  expect(field("topics")?.options).toEqual(topics);
  expect(field("language")?.options).toContainEqual({
    value: "zh-Hans",
    label: "Simplified Chinese",
  });
});

it("reads dates in the time zone of the publication", () => {
  expect(field("published")).toMatchObject({
    widget: "datetime",
    input_timezone: site.channel.timeZone,
  });
});

it("has the limits of the schema", () => {
  expect(field("title")?.maxlength).toBe(300);
  expect(field("summary")?.maxlength).toBe(2000);
});

it("has a field for every part of an article that is a mapping or a list of them", () => {
  const described = z.toJSONSchema(frontMatterSchema, { io: "input", unrepresentable: "any" });
  const parts = z.record(z.string(), z.looseObject({})).parse(described.properties);
  const named = z.looseObject({ fields: z.array(z.looseObject({ name: z.string() })) });
  for (const [key, part] of Object.entries(parts)) {
    const inner = z
      .looseObject({ properties: z.record(z.string(), z.unknown()) })
      .safeParse(part["items"] ?? part);
    if (!inner.success || key === "authors") continue;
    const { fields } = named.parse(field(key));
    expect(fields.map(({ name }) => name).sort()).toEqual(
      Object.keys(inner.data.properties).sort(),
    );
  }
});

it("leads to the years that are not open", () => {
  const many = {
    ...site,
    years: [
      { year: "2026", articles: 999 },
      { year: "2019", articles: 9 },
    ],
  };
  const [open, ...others] = z
    .array(z.looseObject({ name: z.string(), description: z.string().optional() }))
    .parse(configurationOf(many).collections);
  expect(open?.description).toContain('<a href="?year=2019">2019</a>');
  expect(others.map(({ name }) => name)).not.toContain("articles-2019");
  const withOlder = JSON.stringify(configurationOf({ ...many, olderYear: "2019" }));
  expect(withOlder).toContain('"articles-2019"');
  expect(withOlder).toContain('"create":false');
});

it("puts new articles into the folder of this year", () => {
  expect(collections[0]).toMatchObject({ folder: "content/articles/2026", create: true });
});
