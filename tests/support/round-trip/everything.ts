import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { photo } from "../images.ts";

const channelYaml = `title: Everything News
description: All that an article may have
language: en
timeZone: Asia/Shanghai
url: https://news.example.org
authority: "example.org,2012"
copyright: © Test
contact: { name: Desk }
people:
  - { slug: li-wei, name: Li Wei, url: https://example.org/li-wei }
topics:
  - { slug: research-news, title: Research News, description: Research }
  - { slug: other, title: Other & more, description: Others }
feeds: { entries: 10 }
`;

/** All that docs/authoring.md lets an article's text have. The name of another article takes the place of OTHER. */
const body = `The library opened a **new _reading_ room** on \`Friday\`, ~~not~~ 5 < 6 & 7 > 3. 价格为**“重要”**的~~消息~~。

## A heading & a [link](https://example.org/a?b=c&d=e#f "With a title")

A line that ends here\\
and goes on. A word[^note] and another[^two]. It costs $5, or $10. H<sub>2</sub>O, <kbd>Ctrl</kbd>, <mark>marked</mark>, <abbr title="World Wide Web">WWW</abbr>, <span lang="zh-Hans">海港新闻</span>, <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>, <time datetime="2026-03-01">1 March</time>, <q>quoted</q>, <ins>added</ins>, <small>small</small>.

![Rows of desks](room.jpg "The room “on its first day” & more.")

![One](room.jpg "First of two")
![Two](desk.png)

> A quotation.
>
> > Within another.

- one
  - inside
- two

  in two paragraphs

3. three
4. four

- [x] done
- [ ] to do

| Year | Articles |
| ---- | -------: |
| 2026 | 120      |
| *x*  | a \\| b   |

\`\`\`js
const x = "<b>" + \`\${y}\`;

// an empty line above
\`\`\`

    indented code

<figure><img src="desk.png" alt="A desk"><figcaption>Photo: <a href="https://example.org/photo">An Office</a></figcaption></figure>

<table><caption>Spans</caption><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td colspan="2">both</td></tr></tbody></table>

<details><summary>More <b>of it</b></summary>

Hidden *text*.

</details>

<dl><dt>Term</dt><dd>What it means</dd></dl>

<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk" width="560" height="315" title="A film"></iframe>

[The talk](talk.mp3 "The talk, 12 minutes.")

See [the other one](../OTHER/index.md), [its end](../OTHER/index.md#end), and [the front](/). Mail <desk@example.org>.

<h3 id="end">The end</h3>

[Up to the end](#end)

---

[^note]: A note with *emphasis*.
[^two]: Another one.
`;

const chinese = `海港新闻社报道：这是**第一段**，没有空格。

## 标题

- 一
- 二
`;

/**
 * Writes a content folder with articles that have everything, one a day since 2012.
 *
 * @param every how many articles share one with pictures; the others have only words and links, so that large
 *   publications are made in reasonable time
 */
export async function writeEverything(folder: string, articles: number, every = 4): Promise<void> {
  const room = await photo(640, 360).jpeg().toBuffer();
  const desk = await photo(320, 240).png().toBuffer();
  const talk = `ID3${"x".repeat(3000)}`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "channel.yaml"), channelYaml);
  for (let number = 0; number < articles; number += 1) {
    const published = new Date(Date.UTC(2012, 0, 1 + (number % 5000), 1, number % 60, number % 7));
    const slug = `article-${number}`;
    const path = join(folder, "articles", String(2012 + (number % 14)), slug);
    await mkdir(path, { recursive: true });
    const isFull = number % every === 0;
    const isChinese = number % 4 === 3;
    // Articles without files of their own do not show them.
    const words = body.replace(/^.*(?:room\.jpg|desk\.png|talk\.mp3).*$\n?/gm, "");
    // Only half of the articles have neighbours in the same folder.
    const other = `../${2012 + (((number + 1) % articles) % 14)}/article-${(number + 1) % articles}`;
    const text = (isFull ? body : isChinese ? chinese : words).replaceAll(
      "../OTHER",
      `../${other}`,
    );
    const lines = [
      `title: ${isChinese ? `海港新闻 ${number}` : `"Article ${number}: 5 < 6 & \\"more\\""`}`,
      `published: ${published.toISOString().replace(".000Z", "Z")}`,
      ...(number % 3 === 0
        ? [`updated: ${new Date(published.getTime() + 86_400_000).toISOString().slice(0, 10)}`]
        : []),
      ...(isChinese ? ["language: zh-Hans"] : []),
      ...(number % 2 === 0 ? [`summary: "A summary & more of ${number}."`] : []),
      `topics: [${number % 5 === 0 ? "research-news, other" : "other"}]`,
      `authors: [li-wei, { name: Writer ${number % 40} }]`,
      ...(number % 6 === 0 ? [`id: https://old.example.org/?p=${number}`] : []),
      ...(isFull ? ["attachments: [{ file: talk.mp3, title: The talk }]"] : []),
      ...(number % 8 === 0 && isFull
        ? ["image: { file: desk.png, alt: The desk, caption: The desk & its owner. }"]
        : []),
    ];
    await writeFile(join(path, "index.md"), `---\n${lines.join("\n")}\n---\n\n${text}`);
    if (!isFull) continue;
    await writeFile(join(path, "room.jpg"), room);
    await writeFile(join(path, "desk.png"), desk);
    await writeFile(join(path, "talk.mp3"), talk);
  }
}
