import { env } from "cloudflare:workers";
import edition from "../../.vitest/demanding/edition.bin";
import { createApp } from "../../src/app/app.ts";
import { formatKeys, formats } from "../../src/article/formats.ts";
import { openCatalogue } from "../../src/catalogue/catalogue.ts";
import { readEdition } from "../../src/catalogue/edition-file.ts";

/*
 * The site of tests/fixtures/demanding in workerd, with a clock that tests set.
 */

export const origin = "https://news.example.org";
export const hub = "https://hub.example.org/";
/** The moment of the press, before most of its articles were published. */
export const pressed = Date.parse("2026-03-03T00:00:00Z");

/** The name of the archives with all public articles: a cursor in April 2026. */
export const archive = "mnfa4g00.z";

const file = readEdition(edition);
if ("errors" in file) throw new Error("the fixture has errors");
export const { index } = file;
export const catalogue = openCatalogue({ ...index, channel: { ...index.channel, hub } }, pressed);

/** Sends requests to a site, at the moment that the clock shows. */
export function site(clock: () => number, one = catalogue) {
  const app = createApp(one, clock);
  return (path: string, headers: Record<string, string> = {}, method = "GET") =>
    app.request(`${origin}${path}`, { headers, method }, env);
}

/** A header of an answer, or an empty text if it is missing. */
export function header(response: Response, name: string): string {
  return response.headers.get(name) ?? "";
}

/** Feeds of everything, a topic, an author, a language, and queries, in every format. */
export const feeds = formatKeys.flatMap((format) => {
  const { file: name } = formats[format];
  return ["/", "/topics/research-news/", "/authors/first-author/", "/languages/en/"]
    .map((folder) => `${folder}${name}`)
    .concat(`/${name}?topic=research-news,other&exclude=empty`, `/topics/other/${name}?limit=2`);
});
