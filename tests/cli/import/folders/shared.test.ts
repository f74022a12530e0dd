import { describe, expect, it } from "vitest";
import {
  instantOf,
  parseWrittenDate,
  sourceDate,
} from "../../../../src/cli/import/folders/dates.ts";
import { authorsOf, fieldsOf, leadOf } from "../../../../src/cli/import/folders/fields.ts";
import { readDocument } from "../../../../src/cli/import/folders/front-matter.ts";
import { isSameLanguage, languageTag } from "../../../../src/cli/import/folders/languages.ts";
import { liquidTags } from "../../../../src/cli/import/folders/liquid.ts";
import { pictureText, plainText } from "../../../../src/cli/import/folders/markdown-text.ts";
import { decodeSiteText } from "../../../../src/cli/import/folders/source-folder.ts";
import { readArguments, translateTags } from "../../../../src/cli/import/folders/template-tags.ts";
import { translateMarkdown } from "../../../../src/cli/import/folders/translate-markdown.ts";

describe("a date in front matter", () => {
  const instant = (text: string) => {
    const date = parseWrittenDate(text);
    return date && new Date(instantOf(date, "Asia/Shanghai")).toISOString();
  };

  it.each([
    ["2026-11-22", "2026-11-21T16:00:00.000Z"],
    ["2026-1-2", "2026-01-01T16:00:00.000Z"],
    ["2026/01/02 09:30", "2026-01-02T01:30:00.000Z"],
    ["2026-11-22T09:30:15.123Z", "2026-11-22T09:30:15.000Z"],
    ["2026-11-22 09:30:15 +0800", "2026-11-22T01:30:15.000Z"],
    ["2026-11-22 09:30:15 -08", "2026-11-22T17:30:15.000Z"],
    ["Jul 08 2022", "2022-07-07T16:00:00.000Z"],
    ["July 8th, 2022", "2022-07-07T16:00:00.000Z"],
    ["8 July 2022", "2022-07-07T16:00:00.000Z"],
    ["Sun, 22 Nov 2026 09:30:00 GMT", "2026-11-22T09:30:00.000Z"],
  ])("is read in the form %s", (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  it.each([
    "0000-01-01",
    "0001-01-01T00:00:00Z",
    "2026-02-30",
    "2026-11-22T25:00",
    "20261122",
    "12026-11-22",
    "22.11.2026",
    "yesterday",
    "Last Modified",
    "2026-11-22 09:30 Shanghai",
    "",
  ])("is refused in the form %j", (text) => {
    expect(parseWrittenDate(text)).toBeUndefined();
  });

  it("without a time is its first minute where the site is", () => {
    const date = parseWrittenDate("2026-11-22");
    expect(date && sourceDate(date, "Asia/Shanghai")).toEqual({
      instant: Date.parse("2026-11-21T16:00:00Z"),
    });
  });
});

describe("front matter", () => {
  it("may be missing", () => {
    expect(readDocument("Words.\n")).toMatchObject({ data: {}, body: "Words.\n", bodyLine: 1 });
    expect(readDocument("---\ntitle: No end\n")).toMatchObject({ data: {}, hasFrontMatter: false });
  });

  it("keeps dates as they were written", () => {
    expect(readDocument("---\ndate: 2026-01-02\n---\n").data).toEqual({ date: "2026-01-02" });
    expect(readDocument("+++\ndate = 2026-01-02\n+++\n").data).toEqual({ date: "2026-01-02" });
    expect(readDocument("+++\ndate = 2026-01-02T03:04:05+08:00\n+++\n").data).toEqual({
      date: "2026-01-02T03:04:05.000+08:00",
    });
  });

  it.each([
    ["---\ntitle: Tools: a list\ndate: 2026-01-02\ntags: [a\n---\nWords.\n", "YAML", 2],
    ['+++\ntitle = "Tools: a list"\ndate = 2026-01-02\ntags = [a\n+++\nWords.\n', "TOML", 4],
  ])(
    "with a mistake gives its simple lines, and the line of the mistake: %j",
    (text, language, line) => {
      const { data, body, losses } = readDocument(text);
      expect(data).toMatchObject({ title: "Tools: a list", date: "2026-01-02" });
      expect(body).toBe("Words.\n");
      expect(losses).toHaveLength(1);
      expect(losses[0]?.reason).toMatch(
        new RegExp(`^the front matter is not valid ${language} \\(`),
      );
      expect(losses[0]?.line).toBe(line);
    },
  );

  it("is no bomb", () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
      .split("")
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[at]}`).join(",")}]\n`)
      .join("")}title: Boom\n`;
    const { data, losses } = readDocument(`---\n${bomb}---\n`);
    expect(data["title"]).toBe("Boom");
    expect(losses).toHaveLength(1);
  });

  it("cannot give objects other prototypes", () => {
    const { data } = readDocument("---\n__proto__: { draft: true }\n---\n");
    expect(fieldsOf(data).flag("draft")).toBeUndefined();
  });
});

describe("fields", () => {
  it("are found without case, hyphens and underscores, and below params", () => {
    const fields = fieldsOf({ featured_image: "a.jpg", params: { Author: "Li Wei" } });
    expect(leadOf(fields)?.url).toBe("a.jpg");
    expect(authorsOf(fields)).toEqual([{ name: "Li Wei" }]);
  });

  it("that only switch something are no pictures", () => {
    expect(leadOf(fieldsOf({ header: true, image: "" }))).toBeUndefined();
  });
});

describe("the encoding of a file", () => {
  it.each([
    ["utf-16le", Buffer.from("\ufeffMaß", "utf16le"), "Maß"],
    ["windows-1252", Buffer.from("Gr\xf6\xdfe und Ma\xdf", "latin1"), "Größe und Maß"],
    ["gbk", Buffer.from("c4e3bac3cac0bde7", "hex"), "你好世界"],
  ])("is found if it is %s, and reported", (encoding, bytes, text) => {
    expect(decodeSiteText(bytes)).toEqual({ text, doubt: expect.stringContaining(encoding) });
  });

  it("is UTF-8, whatever encodings the text writes about", () => {
    const text = 'Write <meta charset="iso-8859-1"> for Größe.';
    expect(decodeSiteText(Buffer.from(text))).toEqual({ text });
  });
});

describe("template tags", () => {
  it("are translated from the inside to the outside", () => {
    const text = "{% a %}1{% b %}2{% endb %}{% c %}{% enda %}{% endd %}";
    const done = translateTags(text, liquidTags(text), ({ name, inner }) =>
      inner === undefined ? `<${name}/>` : `<${name}>${inner.translated()}</${name}>`,
    );
    expect(done).toBe("<a>1<b>2</b><c/></a><d/>");
  });

  it("have arguments with and without names", () => {
    const { positional, named } = readArguments(
      `one "two \\"words\\"" src = "a b.png" alt='It''s' last=\`raw\\\``,
    );
    expect(positional).toEqual(["one", 'two "words"']);
    expect(Object.fromEntries(named)).toEqual({ src: "a b.png", alt: "Its", last: "raw\\" });
  });
});

describe("Markdown for a shortcode", () => {
  it("protects signs with a meaning", () => {
    expect(pictureText({ url: "a (1).png", alt: "[A] *b*", caption: 'He said "no"' })).toBe(
      '![\\[A\\] \\*b\\*](<a (1).png> "He said \\"no\\"")',
    );
    expect(plainText("Some *words* and `code`.")).toBe("Some words and code.");
  });
});

describe("Markdown of another system", () => {
  const toNew = (to: string) => (to === "old" ? "https://old.example/a (b)/" : undefined);

  it("gets its links changed in every notation, and nothing else", () => {
    const text =
      'A [link *here*](old "Title"), [ref][x], ![](old), `[code](old)`, <a class="y" href="old">z</a>.\n\n[x]: old "T"\n';
    expect(translateMarkdown(text, toNew).text).toBe(
      'A [link *here*](<https://old.example/a (b)/> "Title"), [ref][x], ![](old), `[code](old)`, <a class="y" href="https://old.example/a (b)/">z</a>.\n\n[x]: <https://old.example/a (b)/> "T"\n',
    );
  });

  it("that is too much for a parser stays as it is, with a loss", () => {
    const text = `${"> ".repeat(5_000)}Words.\n`;
    const done = translateMarkdown(text, toNew);
    expect(done.text).toBe(text);
    expect(done.losses).toHaveLength(1);
  });
});

describe("a language", () => {
  it.each([
    ["en_US", "en-US"],
    ["zh-cn", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["de", "de"],
    ["not a tag", undefined],
    [undefined, undefined],
  ])("%s is %s", (written, tag) => {
    expect(languageTag(written)).toBe(tag);
  });

  it("is another only in another script", () => {
    expect(isSameLanguage("en-GB", "en")).toBe(true);
    expect(isSameLanguage("zh-Hant", "zh-Hans")).toBe(false);
    expect(isSameLanguage("zh", "zh-Hans")).toBe(true);
    expect(isSameLanguage("de", "en")).toBe(false);
  });
});
