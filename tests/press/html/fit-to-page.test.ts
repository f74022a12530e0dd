import type { Element, Root } from "hast";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/content/markdown/markdown.ts";
import { english } from "../../../src/language/words/en.ts";
import { fitPictures, fitToPage } from "../../../src/press/html/fit-to-page.ts";
import { create, toHtml } from "../../../src/press/html/tree.ts";
import { illustrateFeed, illustratePage } from "../../../src/press/pictures/illustrate.ts";

const wide = "| a |\n| --- |\n| 1 |\n\n```text\nb\n```\n";

const written = { body: renderMarkdown(wide, "a", english).root, images: new Map() };

it("tables and code on a page scroll, by keyboard too", () => {
  const html = toHtml(illustratePage(written, new Map(), english));
  expect(html).toContain('<div class="wide" role="group" aria-label="Table" tabindex="0"><table>');
  expect(html).toContain("</table></div>");
  expect(html).toContain('<pre tabindex="0">');
});

it("feeds stay as they are", () => {
  const feed = illustrateFeed(written, new Map(), "https://example.org");
  expect(toHtml(feed)).not.toContain("tabindex");
});

it("the alignment of a cell becomes a class, and nothing else in the cell changes", () => {
  const aligned = (align: string) => create("td", { align, colSpan: 2 }, []);
  const root: Root = {
    type: "root",
    children: [aligned("right"), aligned("center"), aligned("left"), aligned("x y")],
  };
  expect(fitToPage(root, english).children).toEqual([
    create("td", { className: ["right"], colSpan: 2 }, []),
    create("td", { className: ["center"], colSpan: 2 }, []),
    create("td", { colSpan: 2 }, []),
    create("td", { colSpan: 2 }, []),
  ]);
});

const image = (width: number, height: number, alt = "A lake") =>
  create("img", {
    src: "/media/a-1200.jpg",
    srcSet: "/media/a-400.webp 400w, /media/a-1200.jpg 1200w",
    alt,
    width,
    height,
  });
const figure = (...children: Element[]) => create("figure", {}, children);
const gallery = (...figures: Element[]) => create("div", { className: ["figures"] }, figures);

function fitted(...children: Element[]): string {
  const root: Root = { type: "root", children };
  fitPictures(root, english);
  return toHtml(root);
}

describe("a picture on a page", () => {
  it.each([
    ["may leave the measure if it is wide", 1800, 1200, true],
    ["stays within it if it is a portrait", 1800, 2400, false],
    ["stays within it if it is small", 640, 300, false],
    ["may leave it from this size on", 1200, 923, true],
    ["stays within it if it is a pixel narrower", 1199, 600, false],
    ["stays within it if it is nearly a square", 1300, 1001, false],
  ])("%s", (_, width, height, isBroad) => {
    expect(fitted(figure(image(width, height))).includes('<figure class="broad">')).toBe(isBroad);
  });

  it("has no sizes if there is only one file", () => {
    const only = create("img", { src: "/media/a-1200.jpg", alt: "A", width: 1200, height: 800 });
    expect(fitted(figure(only), gallery(figure(only)))).not.toContain("sizes");
  });

  it("is no link alone", () => {
    expect(fitted(figure(image(1800, 1200)))).not.toContain("<a");
  });
});

describe("a gallery", () => {
  it("links each picture to its largest file, and breaks no row for a wide one", () => {
    const html = fitted(gallery(figure(image(1800, 1200)), figure(image(300, 900))));
    expect(html.match(/<figure><a href="\/media\/a-1200\.jpg" data-large="">/g)).toHaveLength(2);
    expect(html).not.toContain("broad");
  });

  it("says what the link does if the picture has no text", () => {
    expect(fitted(gallery(figure(image(900, 600, ""))))).toContain(
      `aria-label="${english.enlarge}"`,
    );
    expect(fitted(gallery(figure(image(900, 600))))).not.toContain("aria-label");
  });

  it("links a picture of another site to itself", () => {
    const foreign = create("img", { src: "https://example.org/a.jpg", alt: "A" });
    expect(fitted(gallery(figure(foreign)))).toContain('<a href="https://example.org/a.jpg"');
  });

  it("keeps the author's own link", () => {
    const linked = create("a", { href: "https://example.org/" }, [image(900, 600)]);
    expect(fitted(gallery(figure(linked)))).not.toContain("data-large");
  });
});
