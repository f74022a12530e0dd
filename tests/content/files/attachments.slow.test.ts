import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentFolder } from "../../support/content-folder.ts";
import {
  articleFolderOf,
  goodArticle,
  leastFrontMatter,
  onlyReport,
  readOnly,
} from "../../support/one-article.ts";

const mp3 = "ID3 12345";
const mp4 = "\0\0\0\x18ftypmp42";
const pdf = "%PDF-1.7";
const webm = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

const yaml = (fields: string) => `${leastFrontMatter}\n${fields}`;

describe("attachments", () => {
  it("in the article's folder are served as they are, with their true length and type", async () => {
    const { article, media } = await goodArticle(
      "Body.",
      { "Der Vortrag.MP3": mp3, "film.mp4": mp4, "docs/报告.pdf": pdf },
      yaml(
        'audio: [{ file: Der Vortrag.MP3, title: " The\\n  talk " }]\nvideo: [{ file: film.mp4 }]\nattachments: [{ file: docs/报告.pdf }]',
      ),
    );
    expect(article.attachments).toEqual([
      {
        url: expect.stringMatching(/^\/media\/Der-Vortrag-[0-9a-f]{16}\.mp3$/),
        type: "audio/mpeg",
        length: 9,
        title: "The talk",
      },
      {
        url: expect.stringMatching(/^\/media\/film-[0-9a-f]{16}\.mp4$/),
        type: "video/mp4",
        length: 12,
      },
      {
        url: expect.stringMatching(/^\/media\/file-[0-9a-f]{16}\.pdf$/),
        type: "application/pdf",
        length: 8,
      },
    ]);
    expect(media.map(({ path }) => path)).toEqual(article.attachments.map(({ url }) => url));
    expect(media[2]?.source).toMatch(/articles\/2026\/a\/docs\/报告\.pdf$/);
  });

  it("have a new path when their content changes, and only then", async () => {
    const path = async (content: string) =>
      (
        await goodArticle(
          "Body.",
          { "x.pdf": pdf + content },
          yaml("attachments: [{ file: x.pdf }]"),
        )
      ).media[0]?.path;
    expect(await path("a")).toBe(await path("a"));
    expect(await path("a")).not.toBe(await path("b"));
  });

  it("on other sites have the type and length that the author gives", async () => {
    const url = "https://example.org/talk.mp3";
    const { article, media } = await goodArticle(
      "Body.",
      {},
      yaml(`audio: [{ url: "${url}", type: audio/mpeg, length: 1234 }]`),
    );
    expect(article.attachments).toEqual([{ url, type: "audio/mpeg", length: 1234 }]);
    expect(media).toEqual([]);
  });

  it("may have the second type of their ending", async () => {
    const { article } = await goodArticle(
      "Body.",
      { "x.webm": webm },
      yaml("audio: [{ file: x.webm, type: audio/webm }]"),
    );
    expect(article.attachments.map(({ type }) => type)).toEqual(["audio/webm"]);
  });
});

describe("an attachment that cannot be published", () => {
  const url = '"https://example.org/x.mp3"';
  it.each([
    ["neither file nor url", "{ title: T }", /:4:\d+: error: neither a file nor a url is given/],
    ["both", `{ file: x.mp3, url: ${url} }`, /:4:\d+: error: both a file and a url are given/],
    ["no type", `{ url: ${url}, length: 1 }`, /:4:\d+: error: the type of this recording is miss/],
    ["no length", `{ url: ${url}, type: audio/mpeg }`, /: the length of this recording is missing/],
    ["a length of its own", "{ file: x.mp3, length: 7 }", /:4:\d+: error: the length is read from/],
    ["no such file", "{ file: no.mp3 }", /:4:17: error: there is no recording no\.mp3 in/],
    [
      "a path out of the folder",
      "{ file: ../x.mp3 }",
      /"\.\.\/x\.mp3" does not name a file in the article's folder/,
    ],
    ["another case", "{ file: X.mp3 }", /the recording X\.mp3 is called x\.mp3 on the disk/],
    ["an empty file", "{ file: empty.mp3 }", /the recording empty\.mp3 is empty/],
    [
      "an unknown ending",
      "{ file: y.qqq }",
      /: files that end in \.qqq are not served\n.*\n.*\n help: publish it as PDF, or pack it/,
    ],
    ["no ending", "{ file: LICENSE, type: audio/x }", /: the name LICENSE has no ending\n/],
    [
      "a type that does not fit the ending",
      "{ file: x.mp3, type: audio/flac }",
      /: files that end in \.mp3 are served as audio\/mpeg, not as audio\/flac/,
    ],
    [
      "content that does not fit the name",
      "{ file: false.mp3 }",
      /: false\.mp3 ends in \.mp3, but its content is not audio\/mpeg\n.*\n.*\n help: give it the ending/,
    ],
    [
      "another kind of file",
      "{ file: x.pdf }",
      /:4:17: error: this is not a recording: its type is application\/pdf/,
    ],
    [
      "another kind of file elsewhere",
      `{ url: ${url}, length: 1, type: video/mp4 }`,
      /:4:62: error: this is not a recording: its type is video\/mp4\n.*\n.*\n help: .*audio\/mp4/,
    ],
    ["a wrong type", "{ file: x.mp3, type: mp3 }", /this is not a media type/],
  ])("is an error at its position: %s", async (_, fields, expected) => {
    const files = {
      "x.mp3": mp3,
      "empty.mp3": "",
      "false.mp3": "<html>",
      "y.qqq": "1",
      LICENSE: "1",
      "x.pdf": pdf,
    };
    expect(await onlyReport("Body.", files, yaml(`audio: [${fields}]`))).toMatch(expected);
  });

  it.each([
    "x.html",
    "x.HTM",
    "x.xhtml",
    "x.svg",
    "x.svgz",
    "x.xml",
    "x.rss",
    "x.xsl",
    "x.js",
    "x.mjs",
  ])("is a file that could run code in a browser: %s", async (file) => {
    for (const fields of [`file: ${file}`, `file: ${file}, type: application/pdf`]) {
      expect(
        await onlyReport("Body.", { [file]: "1" }, yaml(`attachments: [{ ${fields} }]`)),
      ).toContain(`files that end in ${extname(file).toLowerCase()} are not served`);
    }
  });

  it("is a file on another site whose type could run code in a browser", async () => {
    const fields = "url: https://example.org/x, length: 1, type: image/svg+xml";
    expect(await onlyReport("Body.", {}, yaml(`attachments: [{ ${fields} }]`))).toContain(
      "a file of the type image/svg+xml could run code",
    );
  });

  it("is larger than the platform serves", async () => {
    const folder = await articleFolderOf(
      "Body.",
      { "x.mp4": mp4 },
      yaml("video: [{ file: x.mp4 }]"),
    );
    const file = join(folder, "articles/2026/a/x.mp4");
    await truncate(file, 25 * 1024 * 1024);
    expect((await readOnly(folder)).reports).toEqual([]);
    await truncate(file, 25 * 1024 * 1024 + 1);
    expect((await readOnly(folder)).reports.join()).toContain("x.mp4 is larger than 25 MiB");
  });

  it("is a link out of the content folder", async () => {
    const folder = await articleFolderOf("Body.", {}, yaml("attachments: [{ file: x.pdf }]"));
    const elsewhere = await contentFolder({ "x.pdf": pdf });
    await symlink(join(elsewhere, "x.pdf"), join(folder, "articles/2026/a/x.pdf"));
    expect((await readOnly(folder)).reports.join()).toContain("leads out of the content folder");
  });

  it("is reported together with all others", async () => {
    const folder = await articleFolderOf("Body.", {}, yaml("audio: [{}, {}]\nvideo: [{}]"));
    await mkdir(join(folder, "articles/2026/a/x"));
    await writeFile(join(folder, "articles/2026/a/x/y"), "");
    expect((await readOnly(folder)).reports).toHaveLength(3);
  });
});
