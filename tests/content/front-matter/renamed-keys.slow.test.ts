import { expect, it, vi } from "vitest";
import { parse } from "yaml";
import { formatError } from "../../../src/content/content-error.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { articleSource, channelYaml, contentFolder } from "../../support/content-folder.ts";

vi.mock(import("../../../src/content/front-matter/renamed-keys.ts"), async (original) => ({
  ...(await original()),
  renamedInFrontMatter: [{ within: [], from: "abstract", to: "summary", until: "0.3.0" }],
  renamedInChannel: [
    { within: [], from: "zone", to: "timeZone", until: "0.3.0" },
    { within: ["topics", "*"], from: "name", to: "title", until: "0.3.0" },
  ],
}));

it("accepts a key under its old name in front matter and in channel.yaml", async () => {
  const renamedChannel = channelYaml
    .replace("timeZone:", "zone:")
    .replace("title: Other,", "name: Other,");
  expect(parse(renamedChannel)).toMatchObject({ zone: "Asia/Shanghai" });
  const publication = await readPublication(
    await contentFolder({
      "channel.yaml": renamedChannel,
      "articles/2026/a/index.md": articleSource(
        "title: A\npublished: 2026-01-01\nabstract: In short.",
      ),
    }),
  );
  if (!publication.ok) throw new Error(publication.errors.map(formatError).join("\n"));
  expect(publication.value.channel.timeZone).toBe("Asia/Shanghai");
  expect(publication.value.manuscripts[0]?.article.summary).toBe("In short.");
  expect(publication.warnings.map(({ file, line, message }) => [file, line, message])).toEqual([
    ["content/channel.yaml", 4, "zone is now called timeZone"],
    ["content/channel.yaml", 11, "name is now called title"],
    ["content/articles/2026/a/index.md", 4, "abstract is now called summary"],
  ]);
});
