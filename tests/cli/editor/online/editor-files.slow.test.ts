import { expect, it } from "vitest";
import { z } from "zod";
import { editorFiles } from "../../../../src/cli/editor/online/editor-files.ts";
import type { ServedFile } from "../../../../src/content/channel/channel-images.ts";
import { readChannel } from "../../../../src/content/channel/read-channel.ts";
import { articleSource, channelYaml, contentFolder } from "../../../support/content-folder.ts";

const now = Date.parse("2026-11-29T00:00:00Z");
const decoder = new TextDecoder();

/** The files of a site with many old articles. */
async function filesOf(yaml: string): Promise<Map<string, ServedFile>> {
  const articles = Array.from({ length: 1001 }, (_, n) => [
    `articles/2025/a${n}/index.md`,
    articleSource(`title: A${n}\npublished: 2025-01-01`),
  ]);
  const folder = await contentFolder({
    "channel.yaml": channelYaml + yaml,
    "articles/2019/old/index.md": articleSource("title: Old\npublished: 2019-01-01"),
    ...Object.fromEntries(articles),
  });
  const read = await readChannel(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const files = await editorFiles(folder, read.value.channel, now);
  return new Map(files.map((file) => [file.path, file]));
}

const dataSchema = z.object({
  configuration: z.object({
    backend: z.record(z.string(), z.unknown()),
    publish_mode: z.string().optional(),
    collections: z.array(z.object({ name: z.string() })),
  }),
});

function dataIn(files: Map<string, ServedFile>, path: string) {
  return dataSchema.parse(JSON.parse(decoder.decode(files.get(path)?.bytes))).configuration;
}

let made: Promise<Map<string, ServedFile>> | undefined;
const filesForGitHub = () => (made ??= filesOf("editor: { github: a/b, branch: live }\n"));

it("makes the page and all that it loads, and nothing for a site without an editor", async () => {
  const files = await filesForGitHub();
  const page = decoder.decode(files.get("/editor/index.html")?.bytes);
  expect(page).toContain('<meta name="robots" content="noindex">');
  const [, script = ""] = /<script type="module" src="([^"]+)">/.exec(page) ?? [];
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([`/editor/${script}`, "/editor/hand-over.js"]),
  );
  // A policy with 'self' alone allows no script in the page.
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<style| on\w+=/);
  expect((await filesOf("")).size).toBe(0);
});

it("signs in with GitHub through the site's own routes, and asks for review", async () => {
  const { backend, publish_mode } = dataIn(await filesForGitHub(), "/editor/data/en.json");
  expect(backend).toEqual({
    name: "github",
    repo: "a/b",
    branch: "live",
    api_root: "https://api.github.com",
    base_url: "https://news.example.org",
    auth_endpoint: "editor/auth",
    auth_methods: ["oauth"],
  });
  expect(publish_mode).toBe("editorial_workflow");
});

it("has a configuration for each year that is too old to be open", async () => {
  const files = await filesForGitHub();
  const names = (path: string) => dataIn(files, path).collections.map(({ name }) => name);
  expect(names("/editor/data/en.json")).toEqual(["articles-2026", "articles-2025", "pages"]);
  expect(names("/editor/data/2019/en.json")).toContain("articles-2019");
});

it.each([
  [
    "{ gitlab: a/b/c, app: f00 }",
    {
      name: "gitlab",
      repo: "a/b/c",
      api_root: "https://gitlab.com/api/v4",
      base_url: "https://gitlab.com",
      auth_type: "pkce",
      app_id: "f00",
    },
    "editorial_workflow",
  ],
  [
    "{ gitea: a/b, host: https://codeberg.org, app: f00 }",
    {
      name: "gitea",
      repo: "a/b",
      api_root: "https://codeberg.org/api/v1",
      base_url: "https://codeberg.org",
      app_id: "f00",
    },
    undefined,
  ],
])("signs in elsewhere without a secret: %s", async (written, backend, mode) => {
  const configuration = dataIn(await filesOf(`editor: ${written}\n`), "/editor/data/en.json");
  expect(configuration.backend).toEqual({ ...backend, auth_methods: ["oauth"] });
  expect(configuration.publish_mode).toBe(mode);
});
