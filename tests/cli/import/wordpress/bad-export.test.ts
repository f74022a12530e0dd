import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { channelElements } from "../../../../src/cli/import/wordpress/export-elements.ts";
import { exportFolder, file, item, opened, read } from "../../../support/wordpress-export.ts";

describe("a bad export", () => {
  it("may be in another encoding, declared or not", async () => {
    const latin = Buffer.from(
      item(1, "Café – naïve crème brûlée").replace("–", "\u0096"),
      "latin1",
    );
    const gbk = Buffer.concat([
      Buffer.from(item(1, "X").split("X")[0] ?? ""),
      Buffer.from([0xb4, 0xac, 0xd4, 0xda, 0xba, 0xa3, 0xc9, 0xcf]),
      Buffer.from(item(1, "X").split("X")[1] ?? ""),
    ]);
    const plain = '<?xml version="1.0"?>';
    const body = async (path: string) => {
      const { texts, losses } = await read(path);
      return [texts[0]?.body.text, ...losses];
    };
    expect(
      await body(file(latin, { declaration: '<?xml version="1.0" encoding="windows-1252"?>' })),
    ).toEqual(["<p>Café – naïve crème brûlée</p>"]);
    expect(await body(file(latin, { declaration: plain }))).toEqual(
      [
        "<p>Café – naïve crème brûlée</p>",
        "the file is not UTF-8, as it should be; it was read as windows-1252",
      ]
        .reverse()
        .reverse(),
    );
    expect(await body(file(gbk, { declaration: '<?xml version="1.0" encoding="GBK"?>' }))).toEqual([
      "<p>船在海上</p>",
    ]);
    expect(await body(file(gbk))).toEqual([
      "<p>船在海上</p>",
      "the file is not UTF-8, as it should be; it was read as gbk",
    ]);
  });

  it("may have a few broken bytes and forbidden characters", async () => {
    const broken = Buffer.concat([
      Buffer.from(item(1, "Müller ö ä \u0001\u000b Y").split("Y")[0] ?? ""),
      Buffer.from([0xff]),
      Buffer.from(item(1, "Y").split("Y")[1] ?? ""),
    ]);
    const { texts, losses } = await read(file(broken));
    expect(texts[0]?.body.text).toBe("<p>Müller ö ä  \uFFFD</p>");
    expect(losses).toEqual([
      "the file has 1 bytes that are not UTF-8; each of them became �",
      "2 control characters were removed, because XML forbids them",
    ]);
  });

  it("may begin with a warning of a plugin, and end in the middle", async () => {
    const path = file(`${item(1, "One")}<item><title>Half`, {
      declaration: '\nWarning: x\n<?xml version="1.0"?>',
      end: "",
    });
    const { texts, losses } = await read(path);
    expect(texts.map(({ title }) => title)).toEqual(["Title 1"]);
    expect(losses).toContain("the file ends in the middle of this item, which was left out");
  });

  it("may have unknown names for characters, and a title that is none", async () => {
    const { texts, losses } = await read(
      file(item(1, "One").replace("Title 1", "A&nbsp;B &lt;3 &amp;amp; &lt;x")),
    );
    expect(texts[0]?.title).toBe("A B <3 &");
    expect(losses).toEqual([]);
  });

  it("is not read further if it declares entities", async () => {
    const doctype =
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const { texts, losses } = await read(file(item(1, "One"), { doctype }));
    expect(texts).toEqual([]);
    expect(losses).toEqual([
      "the file declares entities, which an export never does; nothing after this line was read",
    ]);
  });

  it("is a file of something else", async () => {
    const path = join(exportFolder(), "feed.xml");
    writeFileSync(path, '<rss version="2.0"><channel><item/></channel></rss>');
    expect(await opened(path)).toBeUndefined();
  });
});

describe("a large export", () => {
  it("is never held: each article comes before the text behind it is asked for", async () => {
    let asked = 0;
    const pieces = async function* () {
      yield '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>';
      for (;;) {
        asked += 1;
        yield item(asked, "A line of text.\n\n".repeat(100));
      }
    };
    let given = 0;
    for await (const _ of channelElements(pieces())) {
      given += 1;
      expect(asked - given).toBeLessThanOrEqual(1);
      if (given === 1_000) break;
    }
  });
});
