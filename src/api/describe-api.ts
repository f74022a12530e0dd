import type { Channel } from "../article/channel.ts";
import type { LinkedPage } from "../article/standing-page.ts";
import { feedPaths } from "./feeds.ts";
import { filePaths } from "./files.ts";
import { pagePaths, standingPaths } from "./pages.ts";
import { parametersOf } from "./parameters.ts";
import { headers, responses } from "./responses.ts";
import { schemas } from "./schemas.ts";

/** Where the description is served. */
export const apiPath = "/openapi.json";

const introduction = `
Everything that this site publishes, for programs. You need no account and no key.

- **Begin** with \`/feed.json\`. To keep a full copy, begin at \`_broadsheet.sync_url\` and follow \`next_url\` and \`_broadsheet.delta_url\`.
- **Methods.** Every address that answers \`GET\` answers \`HEAD\` with the same headers, and \`OPTIONS\` with 204. Other methods get 405 with \`Allow\`. Only \`/articles/{article}/views\` takes \`POST\`.
- **Queries.** Letter case, order, values given twice, empty values and unknown parameters make no difference.
- **Conditional requests.** Send the \`ETag\` of the answer that you hold as \`If-None-Match\`: if nothing has changed, you get 304 without a body.
- **Errors** are problem documents (RFC 9457), or pages if \`Accept\` names \`text/html\`.
- **Limits.** Feeds that combine conditions, and those with more than 50 articles, are limited for each network: 429 says in \`Retry-After\` how long to wait.
- **Other sites.** Scripts of any site may read feeds, lists of feeds, errors and redirects (CORS).
- **Formats.** Each address has one format, whatever \`Accept\` says. Only \`/feed\` chooses. Browsers that open a feed see a page about it, unless the address has \`raw\`.
- **Compression.** Answers are compressed with gzip if \`Accept-Encoding\` allows it.

Redirects that the publication declares, and guesses of addresses such as \`/tag/<topic>/feed/\`, are not listed.
`.trim();

/**
 * The description of the site's interface, as OpenAPI 3.1: every public path, parameter and answer. It is
 * a file of the edition, which the platform serves. In the Worker, it would be code that every isolate
 * loads and almost no request asks for. The formats, and the limits of queries, come from the code that
 * serves them.
 *
 * It depends on the channel and the standing pages alone. So it does not reveal articles that are not public
 * yet.
 *
 * @param version the version of Broadsheet
 */
export function describeApi(
  channel: Channel,
  version: string,
  pages: readonly Pick<LinkedPage, "slug" | "title">[] = [],
) {
  const { title, description, contact, url } = channel;
  return {
    openapi: "3.1.1",
    info: {
      title,
      ...(description !== "" && { summary: description }),
      description: introduction,
      version,
      contact: {
        name: contact.name,
        ...(contact.url !== undefined && { url: new URL(contact.url).href }),
        ...(contact.email !== undefined && { email: contact.email }),
      },
    },
    servers: [{ url }],
    tags: [
      { name: "Feeds", description: "The newest articles, as RSS, Atom and JSON Feed." },
      { name: "Archives", description: "Older articles, in documents that end at fixed places." },
      { name: "Lists", description: "Lists of feeds and of articles, for readers and crawlers." },
      { name: "Files", description: "What feeds and pages refer to." },
      { name: "Pages", description: "HTML, for people." },
      { name: "Other addresses", description: "They lead to those above." },
    ],
    paths: { ...feedPaths(), ...filePaths, ...pagePaths, ...standingPaths(pages) },
    components: { parameters: parametersOf(channel), headers, responses, schemas },
  };
}
