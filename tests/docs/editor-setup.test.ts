import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { check, editor } from "../../src/cli/commands.ts";
import { readArguments } from "../../src/cli/read-arguments.ts";
import { readChannel } from "../../src/content/channel/read-channel.ts";
import { refusals } from "../../src/pages/sign-in.tsx";
import { channelYaml, contentFolder } from "../support/content-folder.ts";

const page = readFileSync("docs/editor-setup.md", "utf8");

it("docs/editor-setup.md calls the commands with valid arguments", () => {
  const calls = [...page.matchAll(/npm run editor -- (.+)/g)].map(([, args = ""]) =>
    args.split(" "),
  );
  expect(calls.length).toBeGreaterThan(3);
  for (const args of calls) expect(readArguments(editor, args)).not.toHaveProperty("problem");
  for (const [, name = ""] of page.matchAll(/`(--[\w-]+)`/g)) {
    expect(editor.options).toHaveProperty(name.slice(2));
  }
});

it("docs/editor-setup.md has a part of channel.yaml that is valid", async () => {
  const [, source = ""] = /<!-- channel.yaml -->\n```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const folder = await contentFolder({ "channel.yaml": channelYaml + source });
  expect(await readChannel(folder)).toMatchObject({
    ok: true,
    value: { channel: { editor: { kind: "github", review: true } } },
  });
});

it("docs/editor-setup.md has a job for GitLab that runs the check", () => {
  const [, source = ""] = /```yaml\n(check:[\s\S]*?)```/.exec(page) ?? [];
  const [, args] = /^npx broadsheet check(.*)$/.exec(parse(source).check.script.at(-1)) ?? [];
  expect(readArguments(check, args?.split(" ").filter(Boolean) ?? [])).not.toHaveProperty(
    "problem",
  );
});

it("docs/editor-setup.md explains each reason why nobody is signed in", () => {
  const rows = [...page.matchAll(/^\| (?:–|`(\w+)`) \| (.+?) \| /gm)].slice(1);
  expect(rows.map(([, , text]) => text).sort()).toEqual(
    Object.values(refusals)
      .map(([, text]) => text)
      .sort(),
  );
  const named = rows.flatMap(([, reason, text]) => (reason === undefined ? [] : [[reason, text]]));
  for (const [reason, text] of named) {
    expect(Object.entries(refusals).map(([key, [, said]]) => [key, said])).toContainEqual([
      reason,
      text,
    ]);
  }
});
