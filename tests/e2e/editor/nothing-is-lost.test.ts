import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { openDesk } from "./desk.ts";
import { fixtureFiles } from "./fixture-files.ts";
import { field, openArticle, save, type } from "./form.ts";
import { textOf } from "./publication.ts";

/* A change in the editor leaves every other byte as it was, whatever Sveltia CMS makes of a file in between. */

const guide = readFileSync("docs/authoring.md", "utf8");
const texts = [...guide.matchAll(/```markdown\n([\s\S]*?)```/g)]
  .map(([, text = ""]) => text)
  .filter((text) => !text.startsWith("---"));

/** Every key of an article, in ways that no program would write. */
const everything = `---
# What readers see first.
title:   "Everything: all keys"   # in quotes
published: 2026-11-20
updated: 2026-11-21 18:00+02:00
summary: >-
  Two lines
  of a summary.
topics: [ research-news,cooperation ]
authors:
- name: Anna Schmidt   # no indentation
  url: 'https://example.org/anna'
- { name: Bernd, email: b@example.org }
credits: {draft: "Somebody", "photo": Someone}
language: gsw
image:
    file: room.jpg
    # For readers who cannot see it.
    alt: A room
status:   public
expires: 2030-12-24T10:00Z
pinned: 2026-12-01T12:00:30

corrections:
  - text: 'One'
    date: 2026-11-23
  - {date: 2026-11-24, text: "Two"}
translations:
  de: https://example.org/alles/
id: "123"
aliases: [former-slug, "/?p=124", /2019/03/a.html]
audio:
  - url: https://media.example.org/talk.mp3
    type: audio/mpeg
    length: 1_000
attachments:
  - url: https://media.example.org/a.pdf
    type: application/pdf
    length: 0x10
# The end.
---
${texts.join("\n")}
Two blanks at the end of a line  
and a backslash\\
and	a tab, a <span lang="de">Wort</span>, &amp; an entity.


*   An item after two empty lines
    1) and one in it

<details><summary>More</summary>

| a | b |
|:--|--:|
| 1 | 2 |

</details>
`;

const path = "content/articles/2026/everything/index.md";

it("changes only what somebody types", async () => {
  const lakeside = await fixtureFiles("lakeside");
  const { page, files } = await openDesk({
    ...lakeside,
    [path]: new TextEncoder().encode(everything),
  });
  await openArticle(page, "Everything: all keys");
  const text = field(page, "Text").getByRole("textbox");
  await text.click();
  // Nothing has changed so far, so there is nothing to save.
  expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
  await text.press("ControlOrMeta+End");
  await text.pressSequentially("Added.");
  await type(page, "Title", "Everything else");
  await save(page);
  expect(textOf(await files(), path)).toBe(
    everything
      .replace('title:   "Everything: all keys"   #', 'title: "Everything else" #')
      .replace("</details>\n", "</details>Added.\n"),
  );
});
