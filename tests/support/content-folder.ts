import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export const channelYaml = `title: Test News
description: News for tests
language: en
timeZone: Asia/Shanghai
url: https://news.example.org
authority: "example.org,2026"
copyright: © Test
contact: { name: Desk }
topics:
  - { slug: research-news, title: Research News, description: Research }
  - { slug: other, title: Other, description: Others }
`;

/** A content folder with these files and a valid channel.yaml, until the end of the test. */
export async function contentFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  for (const [path, content] of Object.entries({ "channel.yaml": channelYaml, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** The source of an article with this front matter. */
export function articleSource(frontMatter: string, body = "Body."): string {
  return `---\n${frontMatter}\n---\n\n${body}\n`;
}
