import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { nameRepository } from "../../../../src/cli/editor/online/name-repository.ts";
import { channelYaml, contentFolder } from "../../../support/content-folder.ts";

const commented = `# What we are.
${channelYaml}# Where we were.
redirects: { "/old/": /topics/ } # for ever
`;

async function folderWith(yaml: string) {
  const content = await contentFolder({ "channel.yaml": yaml });
  return { content, text: () => readFile(join(content, "channel.yaml"), "utf8") };
}

it("names the repository, and leaves the rest of channel.yaml as it is", async () => {
  const { content, text } = await folderWith(commented);
  const named = await nameRepository(content, { github: "a/b", branch: "live" });
  expect(named).toMatchObject({
    ok: true,
    value: { channel: { editor: { kind: "github", repository: "a/b", branch: "live" } } },
  });
  expect(await text()).toBe(`${commented}editor:\n  github: a/b\n  branch: live\n`);
});

it("replaces what was named before", async () => {
  const { content, text } = await folderWith(`${commented}editor: { github: a/b, branch: x }\n`);
  expect((await nameRepository(content, { gitlab: "c/d", app: "f00" })).ok).toBe(true);
  expect(await text()).toBe(`${commented}editor:\n  gitlab: c/d\n  app: f00\n`);
});

it.each([
  ["a repository that is none", commented, { github: "b" }, "this is not a repository"],
  [
    "an address of the editor that is redirected",
    `${channelYaml}redirects: { /editor/: / }\n`,
    { github: "a/b" },
    "the site itself needs /editor/",
  ],
  ["a channel with an error", `${channelYaml}titel: x\n`, { github: "a/b" }, "titel"],
])("changes nothing with %s", async (_, yaml, editor, message) => {
  const { content, text } = await folderWith(yaml);
  expect(await nameRepository(content, editor)).toMatchObject({
    ok: false,
    errors: [{ message: expect.stringContaining(message) }],
  });
  expect(await text()).toBe(yaml);
});
