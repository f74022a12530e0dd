import { toText } from "hast-util-to-text";
import { expect, it } from "vitest";
import { placePictures } from "../../../../src/cli/editor/files/place-pictures.ts";
import { walkElements } from "../../../../src/content/markdown/walk.ts";
import { svg } from "../../../support/images.ts";
import { goodArticle } from "../../../support/one-article.ts";

const room = { file: "room.svg", alt: "A room.", caption: "The room." };
const door = { file: "door.svg", alt: "A door." };

it("adds pictures to the end of a text", () => {
  expect(placePictures("Text.\n", [room, door])).toBe(
    'Text.\n\n![A room.](room.svg "The room.")\n\n![A door.](door.svg)',
  );
  expect(placePictures("", [door])).toBe("![A door.](door.svg)");
});

it("puts a picture where the text has its number", () => {
  expect(placePictures("One.\n\n![2]\n\nTwo.", [room, door])).toBe(
    'One.\n\n![A door.](door.svg)\n\nTwo.\n\n![A room.](room.svg "The room.")',
  );
});

it("leaves numbers within a line alone", () => {
  expect(placePictures("See ![1].", [door])).toBe("See ![1].\n\n![A door.](door.svg)");
});

it("writes what check reads as the same description and caption", async () => {
  const picture = {
    file: "a (1).svg",
    alt: "A [door] \\ with *stars*, $5_000_ &amp; a `sign`",
    caption: 'It says "Stop" \\ $1 &amp; <b>',
  };
  const drawing = svg("<circle cx='20' cy='20' r='9'/>", 'width="1200" height="1200"');
  const { body } = await goodArticle(placePictures("Text.", [picture]), { "a (1).svg": drawing });
  const read: unknown[] = [];
  walkElements(body, (element) => {
    if (element.tagName === "img") read.push(element.properties["alt"]);
    if (element.tagName === "figcaption") read.push(toText(element));
    return undefined;
  });
  expect(read).toEqual([picture.alt, picture.caption]);
});
