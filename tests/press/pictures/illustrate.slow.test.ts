import { toText } from "hast-util-to-text";
import { describe, expect, it } from "vitest";
import type { Picture } from "../../../src/article/picture.ts";
import { english } from "../../../src/language/words/en.ts";
import { pressArticle } from "../../../src/press/entries/press-article.ts";
import type { PressedArticle } from "../../../src/press/entries/pressed.ts";
import { makeReadable } from "../../../src/press/html/make-readable.ts";
import { toHtml } from "../../../src/press/html/tree.ts";
import {
  illustrateFeed,
  illustratePage,
  leadPicture,
} from "../../../src/press/pictures/illustrate.ts";
import { pressPictures } from "../../../src/press/pictures/pictures.ts";
import { contentFolder } from "../../support/content-folder.ts";
import { pressFixture } from "../../support/fixtures.ts";
import { photo } from "../../support/images.ts";
import { goodArticle, leastFrontMatter } from "../../support/one-article.ts";

const { channel } = (await pressFixture("demanding")).publication;
const origin = "https://news.example.org";
const files = {
  "a.png": await photo(1400, 70).png().toBuffer(),
  "b.png": await photo(100, 50).png().toBuffer(),
};

/** An article with this body and this lead picture: its HTML on the page and in feeds. */
async function illustrated(markdown: string, lead?: string) {
  const image =
    lead === undefined ? "" : `\nimage: { file: ${lead}, alt: Its alt, caption: "A & <b>" }`;
  const manuscript = await goodArticle(markdown, files, `${leastFrontMatter}${image}`);
  const { pictures } = await pressPictures([manuscript], { cache: await contentFolder({}) });
  const pictureOf = (name: string): Picture => {
    const [, picture] = [...pictures].find(([file]) => file.endsWith(name)) ?? [];
    if (picture === undefined) throw new Error(`no picture ${name}`);
    return picture;
  };
  return {
    manuscript,
    pictures,
    pictureOf,
    page: toHtml(illustratePage(manuscript, pictures, english)),
    feed: toHtml(
      makeReadable(illustrateFeed(manuscript, pictures, origin), `${origin}/articles/a/`, english),
    ),
    lead: leadPicture(manuscript, pictures),
    pressed: () => pressArticle(channel, manuscript, pictures).pieces,
  };
}

const cardOf = (pieces: PressedArticle["pieces"]) => new TextDecoder().decode(pieces.card.bytes());

/** The attributes of each `<img>` in some HTML, in order. */
function images(html: string): Record<string, string>[] {
  return [...html.matchAll(/<img ([^>]*)>/g)].map(([, attributes = ""]) =>
    Object.fromEntries(
      [...attributes.matchAll(/([a-zA-Z]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
        name.toLowerCase(),
        value,
      ]),
    ),
  );
}

describe("a picture on its page", () => {
  it("comes in all its widths, and reserves its space before it loads", async () => {
    const { page, pictureOf } = await illustrated("Text.\n\n![Alt](a.png)");
    const paths = pictureOf("a.png").renditions.map(({ path }) => path);
    expect(images(page)).toEqual([
      {
        src: paths[2],
        alt: "Alt",
        srcset: [400, 800, 1200].map((width, at) => `${paths[at]} ${width}w`).join(", "),
        sizes: "(min-width: 60rem) 50rem, 100vw",
        width: "1200",
        height: "60",
        loading: "lazy",
        decoding: "async",
      },
    ]);
    expect(paths[1]).toMatch(/^\/media\/a-[0-9a-f]{16}-800\.webp$/);
    expect(paths[2]).toMatch(/^\/media\/a-[0-9a-f]{16}-1200\.jpg$/);
  });

  it("comes in one width if it neither leads the article nor stands in a gallery", async () => {
    const { page, feed, pictureOf } = await illustrated("Text.\n\n![Alt](a.png)", "b.png");
    const [only] = pictureOf("a.png").renditions;
    expect(pictureOf("a.png").feed).toEqual(only);
    expect(images(page)[1]).toEqual({
      src: only?.path,
      alt: "Alt",
      width: "1200",
      height: "60",
      loading: "lazy",
      decoding: "async",
    });
    expect(images(feed)[1]).toEqual({
      src: `${origin}${only?.path}`,
      alt: "Alt",
      width: "1200",
      height: "60",
    });
  });

  it("comes in all its widths in a gallery", async () => {
    const { page } = await illustrated("Text.\n\n![One](a.png)\n![Two](a.png)", "b.png");
    for (const { srcset, sizes } of images(page).slice(1)) {
      expect(srcset).toMatch(/400w, .* 800w, .* 1200w$/);
      expect(sizes).toBe("(min-width: 60rem) 25rem, 50vw");
    }
  });

  it("can be made smaller by the author, but not larger or out of proportion", async () => {
    const tag = (attributes: string) => `<p>x <img src="a.png" alt="Alt" ${attributes}></p>`;
    const { page } = await illustrated(
      [tag('width="200"'), tag('width="9999" height="3"'), tag('width="50%"')].join("\n\n"),
    );
    expect(images(page).map(({ width, height, sizes }) => [width, height, sizes])).toEqual([
      ["200", "10", "200px"],
      ["1200", "60", "(min-width: 42rem) 40rem, 100vw"],
      ["1200", "60", "(min-width: 42rem) 40rem, 100vw"],
    ]);
  });

  it("loads at once if it opens the article, and otherwise when it comes near", async () => {
    const { page } = await illustrated("![Alt](a.png)\n\n![Alt](https://example.org/x.png)");
    expect(images(page).map(({ loading, fetchpriority }) => [loading, fetchpriority])).toEqual([
      [undefined, "high"],
      ["lazy", undefined],
    ]);
    expect(images(page)[1]?.["src"]).toBe("https://example.org/x.png");
  });
});

describe("a picture in feeds", () => {
  it("has a file that every reader can show, and absolute addresses", async () => {
    const { feed, pictureOf } = await illustrated("Text.\n\n![Alt](a.png)");
    const { renditions, feed: one } = pictureOf("a.png");
    expect(images(feed)).toEqual([
      {
        src: `${origin}${one.path}`,
        alt: "Alt",
        srcset: renditions.map(({ path, width }) => `${origin}${path} ${width}w`).join(", "),
        sizes: "(min-width: 42rem) 40rem, 100vw",
        width: "1200",
        height: "60",
      },
    ]);
    expect(one.type).toBe("image/jpeg");
  });

  it("stays as it is if it is on another site", async () => {
    const { feed } = await illustrated("![Alt](https://example.org/x.png)");
    expect(images(feed)).toEqual([{ src: "https://example.org/x.png", alt: "Alt" }]);
  });
});

describe("the lead picture", () => {
  it("comes from the front matter, and precedes the body with its caption", async () => {
    const { page, feed, lead, pictureOf } = await illustrated("Text.\n\n![Alt](a.png)", "b.png");
    expect(lead).toEqual({ ...pictureOf("b.png"), alt: "Its alt", caption: "A & <b>" });
    for (const html of [page, feed]) {
      expect(html).toMatch(
        /^<figure><img [^>]*><figcaption>A &#x26; &#x3C;b><\/figcaption><\/figure>\n<p>/,
      );
      expect(images(html).map(({ alt }) => alt)).toEqual(["Its alt", "Alt"]);
      expect(images(html)[0]?.["src"]).toContain("/media/b-");
    }
    expect(images(page)[0]).toMatchObject({ fetchpriority: "high", width: "100", height: "50" });
  });

  it.each([
    "![Alt](b.png)\n\nText.",
    '![Alt](./b.png "Caption")',
    "![Alt](b.png) and text.",
    "[![Alt](b.png)](https://example.org/)\n\nText.",
    "![Alt](b.png)\n![Alt](https://example.org/x.png)",
    '<div><figure><img src="b.png" alt="Alt"></figure></div>\n\nText.',
  ])("does not appear twice if the body begins with it: %j", async (markdown) => {
    const { page, feed } = await illustrated(markdown, "b.png");
    for (const html of [page, feed]) expect(images(html)[0]?.["src"]).toContain("/media/b-");
    for (const html of [page, feed]) expect(html).not.toContain("Its alt");
  });

  it.each([
    ["Text.\n\n![Alt](b.png)", "b-"],
    ["Text with ![Alt](b.png) inside.", "b-"],
    ["## A heading\n\n![Alt](b.png)", "b-"],
    ["---\n\n![Alt](b.png)", "b-"],
    ["![Alt](a.png)\n\n![Alt](b.png)", "a-"],
  ])(
    "precedes a body that begins with something else, even if it follows: %j",
    async (markdown, next) => {
      const { page, feed } = await illustrated(markdown, "b.png");
      for (const html of [page, feed]) {
        expect(images(html).map(({ alt, src }) => [alt, src?.match(/[ab]-/)?.[0]])).toEqual(
          expect.arrayContaining([
            ["Its alt", "b-"],
            ["Alt", next],
          ]),
        );
        expect(html).toMatch(/^<figure><img [^>]*alt="Its alt"/);
      }
    },
  );

  it("is the first picture in the body if the front matter names none", async () => {
    const { lead, page, pictureOf } = await illustrated(
      'Text.\n\n![Elsewhere](https://example.org/x.png)\n\n![Alt](b.png "A caption")\n\n![Alt](a.png)',
    );
    expect(lead).toEqual({ ...pictureOf("b.png"), alt: "Alt", caption: "A caption" });
    expect(images(page)).toHaveLength(3);
    expect((await illustrated("Text with ![Alt](b.png) inside.")).lead?.caption).toBeUndefined();
    expect((await illustrated("Text.")).lead).toBeUndefined();
  });

  it("appears on the card, in its smallest width", async () => {
    const { pressed, pictureOf } = await illustrated("Text.", "a.png");
    const [smallest] = pictureOf("a.png").renditions;
    const [image] = images(cardOf(pressed()));
    expect(image).toMatchObject({
      src: smallest?.path,
      alt: "Its alt",
      width: "400",
      sizes: "auto, (min-width: 40rem) 23rem, 7rem",
    });
    expect(cardOf((await illustrated("Text.")).pressed())).not.toContain("<img");
  });
});

it("illustrating does not change the manuscript", async () => {
  const { manuscript, pictures } = await illustrated("![Alt](a.png)", "b.png");
  const before = structuredClone(manuscript.body);
  illustratePage(manuscript, pictures, english);
  illustrateFeed(manuscript, pictures, origin);
  expect(manuscript.body).toEqual(before);
  expect(toText(manuscript.body)).toBe("");
});

it("an image without a pressed picture is an error", async () => {
  const { manuscript } = await illustrated("![Alt](a.png)");
  expect(() => illustratePage(manuscript, new Map(), english)).toThrow("was not pressed");
});
