import { expect, it } from "vitest";
import { formatKeys, formatOfFile, formats, offers } from "../../src/article/formats.ts";

it("gives each format the file name and media type that feed readers know", () => {
  expect(formats).toEqual({
    rss: { file: "rss.xml", mediaType: "application/rss+xml", name: "RSS" },
    atom: { file: "atom.xml", mediaType: "application/atom+xml", name: "Atom" },
    json: { file: "feed.json", mediaType: "application/feed+json", name: "JSON Feed" },
  });
  expect(formatKeys).toEqual(["rss", "atom", "json"]);
  expect(offers.map(([own]) => own)).toEqual(formatKeys.map((key) => formats[key].mediaType));
});

it("recognises a format by its exact file name only", () => {
  expect(["rss.xml", "atom.xml", "feed.json"].map(formatOfFile)).toEqual(formatKeys);
  for (const name of ["", "rss", "RSS.XML", "rss.xml ", "json", "__proto__"]) {
    expect(formatOfFile(name), name).toBeUndefined();
  }
});
