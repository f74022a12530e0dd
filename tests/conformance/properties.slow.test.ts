import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatKeys, formats } from "../../src/article/formats.ts";
import { bindPieces, pressPiece } from "../support/bind-pieces.ts";
import { feedsmith } from "../support/panel/feedsmith.ts";
import { itemFields } from "../support/panel/panelist.ts";
import { anyArticle, anyMarkdown, anyPicture } from "./arbitraries.ts";
import { channel, documents, feedItemOf } from "./corpus.ts";
import { comparable, expectedOf, expects } from "./expected.ts";
import { readingOf } from "./reading-of.ts";
import { validate } from "./validator/validate.ts";

const anyEntry = fc
  .record({ article: anyArticle, markdown: anyMarkdown, picture: anyPicture })
  .map(({ picture, ...rest }) => feedItemOf(picture === undefined ? rest : { ...rest, picture }));

describe.each(formatKeys)("%s", (format) => {
  const read = feedsmith.reads[format];
  const feedUrl = `${channel.url}/${formats[format].file}`;

  it("gives every article back, to the press and to an independent reader", async () => {
    await fc.assert(
      fc.asyncProperty(anyEntry, async (entry) => {
        // `pressPiece` itself parses the piece and compares it with the article.
        const document = bindPieces(format, channel, [pressPiece(format, entry)]);
        const [item] = (await read?.(document))?.items ?? [];
        const reading = readingOf(entry, format);
        for (const field of itemFields.filter((one) => expects(format, one))) {
          expect(comparable(field, item?.[field]), field).toEqual(
            comparable(field, expectedOf(format, field, reading)),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is valid for any articles", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 3 }),
        (entries) => {
          const pieces = entries.map((entry) => pressPiece(format, entry));
          const findings = validate[format](bindPieces(format, channel, pieces), feedUrl);
          // RSS takes any text as the id that an article had in another system.
          expect(findings.filter((finding) => finding !== "guid is not a URI")).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("binds any pieces in any order, and a reader understands each as it does alone", async () => {
    const pieces = documents.map((document) => pressPiece(format, feedItemOf(document)));
    const alone = await Promise.all(
      pieces.map(async (piece) => (await read?.(bindPieces(format, channel, [piece])))?.items[0]),
    );
    const order = fc.shuffledSubarray(pieces.map((_, index) => index));
    await fc.assert(
      fc.asyncProperty(order, async (chosen) => {
        const bound = bindPieces(
          format,
          channel,
          chosen.map((index) => pieces[index] ?? ""),
        );
        const understood = await read?.(bound);
        expect(understood?.items).toEqual(chosen.map((index) => alone[index]));
        expect(validate[format](bound, feedUrl)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
