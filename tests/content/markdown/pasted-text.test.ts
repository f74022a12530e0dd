import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { isProseLike } from "../../../src/content/markdown/pasted-text.ts";
import { english } from "../../../src/language/words/en.ts";

/** The warnings about a text: the text from their place on, the message, and the fix. */
function warnings(markdown: string) {
  return renderMarkdown(markdown, "slug", english).findings.map(
    ({ severity, offset, message, fix }) => {
      expect(severity).toBe("warning");
      return { at: markdown.slice(offset, offset + 12), message, fix };
    },
  );
}

const sentence = "The library opened a new reading room on Friday.";

describe("an indented paragraph", () => {
  it.each([`Before.\n\n\t${sentence}\n`, `Before.\n\n    ${sentence}`, `    ${sentence}`])(
    "gives a warning at its first word: %j",
    (markdown) => {
      expect(warnings(markdown)).toEqual([
        {
          at: "The library ",
          message: "this paragraph is shown as program code, because it is indented",
          fix: "remove the tab or the spaces before the first word; to show program code, put it between two lines of ```",
        },
      ]);
    },
  );

  it("gives one warning with others", () => {
    const three = `A.\n\n\t${sentence}\n\n\t${sentence}\n\nB.\n\n\t${sentence}`;
    expect(warnings(three).map(({ message }) => message)).toEqual([
      "3 paragraphs are shown as program code, because they are indented; this is the first",
    ]);
  });

  it("gives none between two lines of ```, and in a list where it belongs to an item", () => {
    expect(warnings(`\`\`\`\n    ${sentence}\n\`\`\``)).toEqual([]);
    expect(warnings(`~~~\n${sentence}\n~~~`)).toEqual([]);
    expect(warnings(`1.  Item.\n\n    ${sentence}`)).toEqual([]);
  });

  it.each([
    sentence,
    "“We needed more seats,” said Li Wei, who runs the library.",
    "2,000 readers came on the first day (a record).",
    "图书馆于周五开放了新的阅览室，欢迎大家前来。",
    "도서관은 금요일에 새로운 열람실을 열었습니다.",
    "Die Bücherei hat am Freitag ihren neuen Lesesaal eröffnet!",
    "В пятницу библиотека открыла новый читальный зал.",
    `${"many words that go on and on ".repeat(4).trim().replace(/^m/, "M")}`,
    "The room has\nmany seats for\nall of our readers.",
  ])("is prose: %s", (text) => {
    expect(isProseLike(text)).toBe(true);
  });

  it.each([
    "npm run check -- --format json",
    "const room = open(door); // It opens the door.",
    "# This is a comment in a program of some kind.",
    "// This is a comment in a program of some kind.",
    'print("The library opened a new reading room.")',
    "SELECT name FROM rooms WHERE seats > 200 ORDER BY name;",
    "Usage: npm run check -- [options]",
    "def open_room(door, key):",
    "for room in all the rooms of this house:",
    "<p>The library opened a new reading room.</p>",
    "ADD TAX TO THE PRICE GIVING THE TOTAL.",
    "Return the room of the house;",
    "title: A New Reading Room Opens Today",
    "The quick brown fox",
    "| The library | opened a new room on Friday. |",
    "图书馆(42)",
    "At index.js:12:3 in open (room.js:4:5) from main.js:1:1.",
  ])("may be a program: %s", (text) => {
    expect(isProseLike(text)).toBe(false);
  });
});

describe("a line with a bullet", () => {
  it.each(["•", "‣", "▪", "●", "◦", "·", "\uF0B7", "o"])("gives a warning: %s", (sign) => {
    const lines = `Items:\n\n${sign}\tOne\n${sign}\tTwo\n\n${sign}\tThree`;
    const shown = sign === "\uF0B7" ? "•" : sign;
    expect(warnings(lines)).toEqual([
      {
        at: expect.stringMatching(new RegExp(`^${sign}\tOne\n`)),
        message: `3 lines begin with signs such as ${shown}, which do not make a list; this is the first`,
        fix: "begin each item with a hyphen and a space instead, as in - item, and leave an empty line above the first",
      },
    ]);
  });

  it("gives one also if it is alone, without a space, indented or in a quotation", () => {
    const alone = "this line begins with •, which does not make a list";
    for (const text of ["•One", "    •\tOne is here, and it says so.", "> • One", "A:\n• One"]) {
      const [warning, ...others] = warnings(text);
      expect(warning).toMatchObject({ message: alone, at: expect.stringMatching(/^•/) });
      expect(others).toEqual([]);
    }
  });

  it("with dashes gives one if there are several in a paragraph", () => {
    expect(warnings("– One\n– Two").map(({ at, message }) => [at, message])).toEqual([
      [
        "– One\n– Two",
        "2 lines begin with signs such as –, which do not make a list; this is the first",
      ],
    ]);
  });

  it.each([
    "— Who is there? she asked.\n\n— It is me.",
    "- One\n- Two",
    "One • two\nthree · four",
    "`•` is a bullet",
    "```\n• One\n```",
    "·hidden",
    "o well",
  ])("gives none where it is something else: %j", (text) => {
    expect(warnings(text)).toEqual([]);
  });
});

describe("the name of a file with spaces", () => {
  it("gives a warning for all pictures, with the name of the first", () => {
    expect(
      warnings('Text.\n\n![A](my picture.png)\n\n![](Photo (2).JPG) and ![*B*](a  b.webp "C")'),
    ).toEqual([
      {
        at: "![A](my pict",
        message:
          "3 pictures do not appear, because the names of their files contain spaces; this is the first",
        fix: "write such a name between < and >, as in ![What it shows](<my picture.png>)",
      },
    ]);
  });

  it("gives another for links", () => {
    expect(
      warnings("[Report](annual report.pdf) ![A](b c.png)").map(({ message }) => message),
    ).toEqual([
      "this picture does not appear, because the name of its file contains a space",
      "this is not a link, because the name of its file contains a space",
    ]);
  });

  it.each([
    "![A](<my picture.png>)",
    "![A](my%20picture.png)",
    '![A](picture.png "A title with spaces.png")',
    "[A](b.pdf) and (see c.pdf)",
    "`![A](my picture.png)`",
    "    ![A](my picture.png)",
    "\\`![A](b.png)\\`",
    "[1] (see figure 2.png)",
    "[A](https://example.org/a.png) b.png)",
  ])("gives none where it is read as meant: %s", (text) => {
    expect(warnings(text)).toEqual([]);
  });
});

it("a text without any of these gives no warning", () => {
  expect(warnings(`# A\n\n${sentence}\n\n- One\n\n\tnpm run check\n\n![A](a.png)`)).toEqual([]);
});
