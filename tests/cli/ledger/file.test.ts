import { readdir, readFile, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  type LedgerFile,
  ledgerNews,
  readLedger,
  writeIntent,
  writeLedger,
} from "../../../src/cli/ledger/file.ts";
import { emptyLedger } from "../../../src/cli/ledger/ledger.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { publication } from "../../support/publication.ts";

const now = Date.parse("2026-11-22T00:00:00Z");
const absent = { ledger: emptyLedger, source: { path: "content/published.json", text: "" } };

/** The ledger of a folder, which must have no error. */
async function ledgerIn(folder: string): Promise<LedgerFile> {
  const read = await readLedger(folder);
  if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join());
  return read.value;
}

it("a ledger that does not exist is empty, and one that cannot be read is an error", async () => {
  expect(await ledgerIn(await contentFolder({}))).toEqual(absent);
  const broken = await contentFolder({ "published.json": "{" });
  expect(await readLedger(broken)).toMatchObject({
    errors: [{ file: "content/published.json", message: expect.stringMatching(/not valid JSON/) }],
  });
  const folder = await contentFolder({ "published.json/x": "" });
  expect(await readLedger(folder)).toMatchObject({
    errors: [{ message: expect.stringMatching(/EISDIR/) }],
  });
});

it("a ledger is written once, counts what is new, and is left alone if nothing changes", async () => {
  const folder = await contentFolder({});
  const first = await writeLedger(folder, absent, publication({ slug: "a" }), now);
  expect(first).toMatchObject({ value: { articles: 1, added: 1, changed: true } });
  const written = await ledgerIn(folder);
  expect(written.ledger).toMatchObject({ begun: now, url: "https://news.example.org" });
  expect((await readdir(folder)).sort()).toEqual(["channel.yaml", "published.json"]);

  const file = join(folder, "published.json");
  await utimes(file, 1, 1);
  const same = await writeLedger(folder, written, publication({ slug: "a" }), now + 5000);
  expect(same).toMatchObject({ value: { articles: 1, added: 0, changed: false } });
  expect((await stat(file)).mtimeMs).toBe(1000);

  const two = publication({ slug: "a" }, { slug: "b" });
  const more = await writeLedger(folder, written, two, now + 5000);
  expect(more).toMatchObject({ value: { articles: 2, added: 1, changed: true } });
  // It was begun long ago.
  expect((await ledgerIn(folder)).ledger.begun).toBe(now);
});

it("no ledger is written for an authority that is a placeholder", async () => {
  const folder = await contentFolder({});
  const { channel, ...rest } = publication({ slug: "a" });
  const unowned = { ...rest, channel: { ...channel, authority: "news.example,2026" } };
  expect(await writeLedger(folder, absent, unowned, now)).toMatchObject({
    errors: [
      {
        file: "content/channel.yaml",
        message: expect.stringMatching(/the placeholder news\.example,2026, so/),
      },
    ],
  });
  expect(await readdir(folder)).toEqual(["channel.yaml"]);
});

it("an intended deployment is in the file before it begins", async () => {
  const folder = await contentFolder({});
  const { source } = await writeIntent(folder, absent, publication({ slug: "a" }), now);
  expect(await readFile(join(folder, "published.json"), "utf8")).toBe(source.text);
  expect([...(await ledgerIn(folder)).ledger.pending.values()]).toMatchObject([{ slug: "a" }]);
});

it("a change of the ledger is told in a sentence", () => {
  expect(ledgerNews({ articles: 3, added: 2, changed: true })).toBe(
    "content/published.json now holds 3 articles, 2 of them new: commit it.",
  );
  expect(ledgerNews({ articles: 3, added: 0, changed: false })).toBe(
    "content/published.json has not changed.",
  );
});
