import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import {
  type AddressParts,
  aliasPath,
  hugoPath,
  pathPart,
} from "../../../../../src/cli/import/folders/hugo/address.ts";
import type { HugoConfig } from "../../../../../src/cli/import/folders/hugo/config.ts";

const german = { key: "de", tag: "de", contentDir: "content", address: undefined, prefix: "/de/" };
const language = { ...german, key: "en", tag: "en", prefix: "/" };
const config: HugoConfig = {
  languages: [language],
  timeZone: "UTC",
  permalinks: {},
  mainSections: undefined,
  taxonomies: [],
  dateFields: [],
  params: {},
  staticDirs: [],
  lowerCase: true,
  withoutAccents: false,
  ugly: false,
  file: "hugo.toml",
  losses: [],
};
const parts: AddressParts = {
  folders: ["Posts", "2019", "Quay"],
  name: "My File",
  title: "A Title",
  date: Temporal.ZonedDateTime.from("2019-05-03T08:00:00+00:00[UTC]"),
};
const path = (pattern: string, more: Partial<AddressParts> = {}) =>
  hugoPath({ ...parts, ...more }, { ...config, permalinks: { posts: pattern } }, language);

it.each([
  ["/:year/:month/:day/:slug/", "/2019/05/03/a-title/"],
  ["/:monthname/:weekday/:weekdayname/:yearday", "/may/5/friday/123/"],
  ["/:sections/:filename", "/posts/2019/quay/my-file/"],
  ["/:sections[1:]/x", "/2019/quay/x/"],
  ["/:sections[0:1]/x", "/posts/x/"],
  ["/:sections[1]/x", "/2019/x/"],
  ["/:sections[last]/x", "/quay/x/"],
  ["/:section/:slugorfilename", "/posts/my-file/"],
  ["/:2006-:01-:02/:unknown", "/2019-05-03/:unknown/"],
  ["/:slug.html", "/a-title.html"],
])("Hugo's pattern %s gives %s", (pattern, expected) => {
  expect(path(pattern)).toBe(expected);
});

it("an address is made of a field, or else of the file's path", () => {
  const of = (more: Partial<AddressParts>, change: Partial<HugoConfig> = {}, own = language) =>
    hugoPath({ ...parts, ...more }, { ...config, ...change }, own);
  expect(of({})).toBe("/posts/2019/quay/my-file/");
  expect(of({ slug: "Own" })).toBe("/posts/2019/quay/own/");
  expect(of({}, { ugly: true })).toBe("/posts/2019/quay/my-file.html");
  expect(of({}, {}, german)).toBe("/de/posts/2019/quay/my-file/");
  expect(of({ url: "/x/y.html" }, {}, german)).toBe("/x/y.html");
  expect(of({ url: "x/" }, {}, german)).toBe("/de/x/");
  expect(of({ url: "/:year/:slug/" })).toBe("/2019/a-title/");
  expect(of({ name: "v1.2" })).toBe("/posts/2019/quay/v1.2/");
});

it("a part of a path is cleaned as Hugo cleans it", () => {
  expect(pathPart(" What’s new?  Ünder - way ", config)).toBe("whats-new-ünder-way");
  const kept = { ...config, lowerCase: false, withoutAccents: true };
  expect(pathPart("Café C#", kept)).toBe("Cafe-C#");
});

it.each([
  ["/old/", "/old/"],
  ["old", "/posts/old/"],
  ["../old.html", "/old.html"],
  ["/old//x.htm", "/old/x.htm"],
])("the alias %s of a page names %s", (alias, expected) => {
  expect(aliasPath(alias, "/posts/page/")).toBe(expected);
});
