import { type Converted, htmlToMarkdown } from "../../src/cli/import/html/to-markdown.ts";
import { wordsFor } from "../../src/language/vocabulary.ts";
import { channel } from "./publication.ts";

/** Turns HTML into Markdown as imports do, without fetching anything: of a picture, the best address stays. */
export async function importHtml(
  html: string,
  base: string | undefined = "https://old.example/2019/post/",
): Promise<Converted> {
  return await htmlToMarkdown(html, {
    title: "The title",
    slug: "post",
    words: wordsFor(channel, "en").words,
    base,
    resolver: {
      picture: async ([best]) => best,
      recording: async (address) => address,
      link: async (address) => address,
    },
  });
}
