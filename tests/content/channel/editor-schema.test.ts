import { describe, expect, it } from "vitest";
import { readChannel } from "../../../src/content/channel/read-channel.ts";
import { takenAddresses } from "../../../src/content/pages/page-addresses.ts";
import { channelYaml, contentFolder } from "../../support/content-folder.ts";

async function read(yaml: string) {
  return readChannel(await contentFolder({ "channel.yaml": `${channelYaml}${yaml}\n` }));
}

describe("editor in channel.yaml", () => {
  it.each([
    [
      "{ github: a/b }",
      { kind: "github", origin: "https://github.com", repository: "a/b", review: true },
      "https://api.github.com",
    ],
    [
      "{ github: a/b, host: https://git.example.org, branch: live, review: false }",
      {
        kind: "github",
        origin: "https://git.example.org",
        repository: "a/b",
        branch: "live",
        review: false,
      },
      "https://git.example.org/api/v3",
    ],
    [
      "{ gitlab: a/b/c, app: f00 }",
      {
        kind: "gitlab",
        origin: "https://gitlab.com",
        repository: "a/b/c",
        app: "f00",
        review: true,
      },
      "https://gitlab.com/api/v4",
    ],
    [
      "{ gitea: a/b, host: https://codeberg.org, app: f00 }",
      {
        kind: "gitea",
        origin: "https://codeberg.org",
        repository: "a/b",
        app: "f00",
        review: false,
      },
      "https://codeberg.org/api/v1",
    ],
  ])("names the repository: %s", async (written, expected, api) => {
    const result = await read(`editor: ${written}`);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    const { editor } = result.value.channel;
    expect(editor).toEqual({ ...expected, api });
  });

  it.each([
    ["{}", "the editor needs one repository"],
    ["{ github: a/b, gitlab: a/b }", "the editor needs one repository"],
    ["{ github: https://github.com/a/b }", "this is not a repository"],
    ["{ github: a/b/c }", "this is not a repository"],
    ["{ github: 3 }", "the repository is not text"],
    ["{ github: a/b, host: git.example.org }", "this is not the address of a host"],
    ["{ github: a/b, host: http://git.example.org }", "this is not the address of a host"],
    ["{ github: a/b, branch: a b }", "this is not the name of a branch"],
    ["{ github: a/b, app: f00 }", "with GitHub, the Worker holds the id"],
    ["{ gitlab: a/b }", "the id of the application is missing"],
    ["{ gitea: a/b, app: f00, review: true }", "makes no pull requests at Gitea"],
    ["{ github: a/b, review: often }", "this is neither true nor false"],
    ["{ github: a/b, secret: s }", "there is no such field"],
  ])("is refused at its line: %s", async (written, message) => {
    expect(await read(`editor: ${written}`)).toMatchObject({
      ok: false,
      errors: [
        { file: "content/channel.yaml", line: 12, message: expect.stringContaining(message) },
      ],
    });
  });

  it("takes the addresses of the editor from redirects and pages, and leaves them to others", async () => {
    const redirects = "redirects: { /editor/auth: /topics/, /editor: / }";
    expect((await read(redirects)).ok).toBe(true);
    expect(await read(`editor: { github: a/b }\n${redirects}`)).toMatchObject({
      ok: false,
      errors: [
        { message: "the site itself needs /editor/auth" },
        { message: "the site itself needs /editor" },
      ],
    });
    const editor = {
      kind: "github",
      origin: "https://github.com",
      api: "https://api.github.com",
      repository: "a/b",
      review: true,
    } as const;
    expect(takenAddresses(["pages/editor.md"], {})).toEqual([]);
    expect(takenAddresses(["pages/editor.md"], { editor })).toMatchObject([
      { message: "the site itself needs the address /editor/" },
    ]);
  });
});
