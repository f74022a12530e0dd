import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { articleSource } from "./content-folder.ts";
import { type DevServer, devServer } from "./dev-server.ts";
import { photo } from "./images.ts";
import { projectCopy } from "./project-copy.ts";

/** Articles that give every answer a reason, beside those of tests/fixtures/demanding. */
const articles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  talk: {
    "index.md": articleSource(`title: A talk
published: 2026-03-02
topics: [other]
authors: [{ name: First Author }]
aliases: [former-talk]
audio: [{ file: talk.mp3, title: The recording }]
translations: { de: "https://example.org/vortrag/" }
corrections: [{ date: 2026-03-03, text: It lasted an hour. }]`),
    "talk.mp3": `ID3${"x".repeat(5000)}`,
  },
  withdrawn: {
    "index.md": articleSource(`title: A mistake
published: 2026-03-03
topics: [other]
withdrawn: { date: 2026-03-04, reason: It was wrong. }`),
  },
};

/** Names in paths, as the site has them. */
export const namesHere: Readonly<Record<string, string>> = {
  topic: "other",
  author: "first-author",
  language: "en",
  article: "plain",
  place: "mnfa4g00.z",
  year: "2026",
  month: "03",
  number: "0",
};

/** The site on a local server, for the tests of its description. The caller ends it. */
export async function describedSite(): Promise<DevServer> {
  const project = await projectCopy("tests/fixtures/demanding");
  const at = (path: string) => join(project, "content", path);
  for (const [name, files] of Object.entries(articles)) {
    await mkdir(at(`articles/2026/${name}`));
    for (const [file, text] of Object.entries(files)) {
      await writeFile(at(`articles/2026/${name}/${file}`), text);
    }
  }
  await writeFile(at("icon.png"), await photo(64, 64).png().toBuffer());
  const settings = "feeds: { entries: 3 }\nhub: https://hub.example.org/\nicon: icon.png\n";
  const channel = await readFile(at("channel.yaml"), "utf8");
  // A topic without articles has no archives.
  await writeFile(at("channel.yaml"), channel.replace(/^ +- \{ slug: empty.*\n/m, "") + settings);
  const server = await devServer(project);
  return {
    origin: server.origin,
    end: async (signal) => {
      await server.end(signal);
      await rm(project, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
