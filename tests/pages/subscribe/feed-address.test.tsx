import { correction, generate } from "lean-qr/nano";
import { describe, expect, it } from "vitest";
import { vocabularyOf } from "../../../src/language/vocabulary.ts";
import { QrCode } from "../../../src/pages/subscribe/feed-address.tsx";

const spoken = vocabularyOf({ language: "en" }).own;

describe("a QR code", () => {
  it("has exactly the modules of the text, and a margin of four", () => {
    const text = "https://news.example.org/rss.xml?topic=research-news";
    const html = String(<QrCode spoken={spoken} address={text} />);
    const code = generate(text, { minCorrectionLevel: correction.M });
    const side = Number(/viewBox="0 0 (\d+) \1"/.exec(html)?.[1]);
    expect(side).toBe(code.size + 8);
    const black = new Set<string>();
    for (const [, x, y, run] of html.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let step = 0; step < Number(run); step++)
        black.add(`${Number(x) + step - 4} ${Number(y) - 4}`);
    }
    for (let y = -4; y < code.size + 4; y++) {
      for (let x = -4; x < code.size + 4; x++) expect(black.has(`${x} ${y}`)).toBe(code.get(x, y));
    }
  });

  it("is missing for a text that is too long for a camera", () => {
    const tooLong = `https://news.example.org/?${"a".repeat(300)}`;
    expect(String(<QrCode spoken={spoken} address={tooLong} />)).toBe("");
  });
});
