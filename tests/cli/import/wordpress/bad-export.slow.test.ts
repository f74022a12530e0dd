import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import { exportFolder, item, read } from "../../../support/wordpress-export.ts";

it("a bad export is not read further if a text in it never ends", async () => {
  const path = join(exportFolder(), "endless.xml");
  await pipeline(Readable.from(endless()), createWriteStream(path));
  const { texts, losses } = await read(path);
  expect(texts.map(({ title }) => title)).toEqual(["Title 1"]);
  expect(losses).toContain(
    "the item here is longer than any article; nothing after this line was read",
  );
});

function* endless() {
  yield `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>${item(1, "One")}<item><content:encoded><![CDATA[`;
  for (let n = 0; n < 40; n++) yield "x".repeat(1024 * 1024);
}
