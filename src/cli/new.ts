import { articlePath } from "../article/article.ts";
import { standingPath } from "../article/standing-page.ts";
import { readChannel } from "../content/channel/read-channel.ts";
import { formatError } from "../content/content-error.ts";
import { argumentsOf, stop } from "./command.ts";
import { newArticle } from "./commands.ts";
import { formatFinding } from "./format-finding.ts";
import { createArticle, draftArticle } from "./new/new-article.ts";
import { createPage, draftPage } from "./new/new-page.ts";
import { startAddress } from "./start/start-lock.ts";

/* npm run new: makes a new article or a page, as a draft. */
const { values, positionals } = argumentsOf(newArticle);
const read = await readChannel("content");
if (!read.ok) stop(read.errors.map(formatError).join("\n\n"));
const { channel } = read.value;
const asked = { title: positionals.join(" "), topics: values.topic ?? [], slug: values.slug };
const drafted =
  values.page === true ? draftPage(channel, asked) : draftArticle(channel, asked, Date.now());
if (!drafted.ok) stop(drafted.errors.map((error) => formatFinding(error)).join("\n\n"));
const { value } = drafted;
const created =
  "folder" in value ? await createArticle("content", value) : await createPage("content", value);
if ("message" in created) stop(formatFinding(created));
const path = "folder" in value ? articlePath(value) : standingPath(value);
console.log(created.path);
console.log(`npm start shows it at ${startAddress()}${path.slice(1)}`);
