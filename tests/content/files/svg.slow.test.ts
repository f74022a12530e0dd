import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanSvg } from "../../../src/content/files/svg.ts";
import { photo, pngHeader, svg } from "../../support/images.ts";
import { articleFolderOf, onlyReport, readOnly } from "../../support/one-article.ts";

const png = await photo(30, 20).png().toBuffer();

describe("a drawing", () => {
  it("loses its scripts, with a warning for the author", async () => {
    const { manuscript, reports } = await readOnly(
      await articleFolderOf("![Alt](x.svg)", { "x.svg": svg("<script>alert(1)</script><rect/>") }),
    );
    expect(manuscript?.images.get("x.svg")).toMatchObject({ format: "svg", width: 40 });
    expect(reports.join()).toMatch(/:6:1: warning: parts of this drawing are left out: <script>\n/);
  });

  it.each([
    ["without a size", svg("<rect/>", ""), /x\.svg cannot be drawn \(/],
    ["that never ends", '<svg xmlns="http://www.w3.org/2000/svg">', /not an SVG that can be/],
    ["that is a PNG", png, /this SVG is not UTF-8 text/],
    ["of more than 10 MB", " ".repeat(10_000_001), /is larger than 10 MB/],
    ["that is far too large", svg("", 'width="60000" height="60000"'), /60000 × 60000 pixels/],
    ["whose elements multiply", svg(multiplying()), /x\.svg (cannot be drawn \(|takes more than)/],
    [
      "with a bomb inside",
      svg(`<image href="data:image/png;base64,${pngHeader(60_000, 60_000).toString("base64")}"/>`),
      /an image inside x\.svg has 60000 × 60000 pixels/,
    ],
  ])("is refused %s", async (_, content, expected) => {
    expect(await onlyReport("![Alt](x.svg)", { "x.svg": content })).toMatch(expected);
  });

  function multiplying(): string {
    const levels = Array.from(
      { length: 11 },
      (_, level) => `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(10)}</g>`,
    );
    return `<defs><g id="a0"><rect width="1" height="1"/></g>${levels.join("")}</defs><use href="#a11"/>`;
  }
});

function cleaned(source: string): string {
  const clean = cleanSvg(Buffer.from(source));
  if (!clean.ok) throw new Error(clean.error.message);
  return clean.value.source;
}

describe("cleaning a drawing", () => {
  it.each([
    ["scripts", "<script>alert(1)</script>"],
    ["scripts with a prefix", '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ["event handlers", '<rect onclick="alert(1)" ONLOAD="alert(1)"/>'],
    ["foreign objects", "<foreignObject><rect width='alert(1)'/></foreignObject>"],
    [
      "what follows another element in them",
      "<foreignObject><g/><rect width='alert(1)'/></foreignObject>",
    ],
    ["other XML vocabularies", '<iframe xmlns="http://www.w3.org/1999/xhtml" src="alert(1)"/>'],
    ["animations", '<set attributeName="href" to="alert(1)"/><animate values="alert(1)"/>'],
    ["links", '<a href="javascript:alert(1)" xlink:href="javascript:alert(1)"/>'],
    ["references to other sites", '<use xlink:href="https://alert(1).example/#x"/>'],
    ["attributes of other vocabularies", '<use xml:href="alert(1)" xml:base="https://alert(1)/"/>'],
    ["images from other files", '<image href="file:///alert(1)"/>'],
    [
      "embedded drawings",
      '<image href="data:image/svg+xml;base64,YWxlcnQoMSk="/><!-- alert(1) -->',
    ],
    ["styles from other files", "<style>@import 'alert(1)';</style>"],
    ["fonts from other files", "<style>@font-face{src:url(alert(1))}</style>"],
    ["paints from other sites", '<rect fill="url(https://alert(1).example/)"/>'],
    ["hidden addresses", '<rect style="fill:u\\72l(alert(1))"/>'],
    ["processing instructions", '<?xml-stylesheet href="alert(1)"?>'],
    ["metadata", "<metadata><x xmlns='urn:x'>alert(1)</x></metadata>"],
  ])("drops %s, and keeps what is beside them", (_, inside) => {
    const source = cleaned(svg(`${inside}<path d="M0 0"/>`));
    expect(source).not.toMatch(/alert|YWxlcn/);
    expect(source).toContain('<path d="M0 0"></path></svg>');
    // It is still well formed.
    expect(cleaned(source)).toBe(source);
  });

  it("keeps everything that draws", () => {
    const inside =
      '<style>a{fill:url(#x)}</style><rect fill="url(#x)" style="stroke: red"></rect>' +
      '<use href="#x"></use><image href="data:image/png;base64,AAAA"></image><text>a &lt; b</text>';
    expect(cleaned(svg(inside))).toContain(inside);
    expect(cleaned(svg('<use xlink:href="#x"/><use href="#y" xlink:href="#x"/>'))).toContain(
      '<use href="#x"></use><use href="#y"></use>',
    );
  });

  it("drops a DOCTYPE, and refuses a document with its own entities", () => {
    const doctype = '<!DOCTYPE svg [<!ENTITY x "y"><!ENTITY f SYSTEM "file:///etc/hostname">]>';
    expect(cleaned(`${doctype}${svg("<rect/>")}`)).toMatch(/^<svg [^!]*$/);
    for (const entity of ["x", "f"]) {
      expect(() => cleaned(`${doctype}${svg(`<text>&${entity};</text>`)}`)).toThrow("entity");
    }
  });

  it("refuses deep nesting at once", () => {
    expect(() => cleaned(svg("<g>".repeat(3_000_000)))).toThrow("nested deeper than 200");
  });

  it("warns the author that text depends on the computer's fonts", async () => {
    const report = await onlyReport("![Alt](x.svg)", { "x.svg": svg("<text>A</text>") });
    expect(report).toMatch(/warning: this drawing contains text/);
  });

  it("does not change a drawing that it has already cleaned", () => {
    const part = fc.constantFrom(
      "<script>",
      "</script>",
      "<g>",
      "</g>",
      "<style>",
      "</style>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "<a href='javascript:x'>",
      "</a>",
      "&amp;",
      "&lt;script>",
      "<rect onload='x'/>",
      "url(http://x)",
      '<image href="http://x"/>',
      "text",
      '"',
      "<?x y?>",
      "é北",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const clean = cleanSvg(Buffer.from(svg(parts.join(""))));
        if (!clean.ok) return;
        expect(clean.value.source).not.toMatch(
          /<script|<[^>]*javascript:|<[^>]* onload|<!|<\?|href="http/,
        );
        expect(cleaned(clean.value.source)).toBe(clean.value.source);
      }),
      { numRuns: 2000 },
    );
  });
});
