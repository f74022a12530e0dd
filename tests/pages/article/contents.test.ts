import { expect, it } from "vitest";
import { articleBody } from "../../../src/pages/article/body.tsx";
import { channel, manuscript } from "../../support/publication.ts";

const sections = ["one", "two", "three"].map((id) => ({ id: `a--${id}`, html: `<i>${id}</i>` }));
const minutes = (count: number) => "word ".repeat(count * 230);

const body = (text: string, of = sections) =>
  articleBody(channel, manuscript({ slug: "a" }).article, text, of);

it("a long article with three sections begins with a table of contents", () => {
  expect(body(minutes(5))).toContain(
    '<nav class="contents" aria-label="Contents"><details><summary>Contents</summary><ol>' +
      '<li><a href="#a--one"><i>one</i></a></li>',
  );
});

it("a short article has none, and neither has one with two sections", () => {
  expect(body(minutes(4))).toContain('class="contents"');
  expect(body(minutes(3))).not.toContain("<nav");
  expect(body(minutes(2))).not.toContain("<nav");
  expect(body(minutes(5), sections.slice(1))).not.toContain('class="contents"');
});
