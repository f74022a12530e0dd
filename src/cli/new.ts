import { readChannel } from "../content/channel/read-channel.ts";
import { type Finding, formatError, formatFinding } from "../content/content-error.ts";
import { addressOfFile } from "../content/list-articles.ts";
import { argumentsOf, stop } from "./command.ts";
import { newArticle } from "./commands.ts";
import { createArticle, draftArticle } from "./new/new-article.ts";
import { createPage, draftPage } from "./new/new-page.ts";
import { startAddress } from "./start/start-lock.ts";

/* npm run new: makes a new article or a page, as a draft. */
const { values, positionals } = argumentsOf(newArticle);
const read = await readChannel("content");
if (!read.ok) stop(read.errors.map(formatError).join("\n\n"));
const { channel } = read.value;
const asked = { title: positionals.join(" "), topics: values.topic ?? [], slug: values.slug };
const created =
  values.page === true
    ? await createPage("content", draftOf(draftPage(channel, asked)))
    : await createArticle("content", draftOf(draftArticle(channel, asked, Date.now())));
if ("message" in created) stop(formatFinding(created));
const address = addressOfFile(created.path.replace(/^content\//, ""));
console.log(created.path);
console.log(`npm start shows it at ${startAddress()}${address.slice(1)}`);

type Drafted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly Finding[] };

/** What was drafted. Ends the command if that is nothing. */
function draftOf<T>(drafted: Drafted<T>): T {
  if (drafted.ok) return drafted.value;
  return stop(drafted.errors.map((error) => formatFinding(error)).join("\n\n"));
}
