import { readChannel } from "../content/channel/read-channel.ts";
import { formatError } from "../content/content-error.ts";
import { argumentsOf, stop } from "./command.ts";
import { newArticle } from "./commands.ts";
import { formatFinding } from "./format-finding.ts";
import { createArticle, draftArticle } from "./new/new-article.ts";
import { startAddress } from "./start/start-lock.ts";

/* npm run new: makes the folder and the index.md of a new article, as a draft. */
const { values, positionals } = argumentsOf(newArticle);
const channel = await readChannel("content");
if (!channel.ok) stop(channel.errors.map(formatError).join("\n\n"));
const drafted = draftArticle(
  channel.value.channel,
  { title: positionals.join(" "), topics: values.topic ?? [], slug: values.slug },
  Date.now(),
);
if (!drafted.ok) stop(drafted.errors.map((error) => formatFinding(error)).join("\n\n"));
const created = await createArticle("content", drafted.value);
if ("message" in created) stop(formatFinding(created));
console.log(created.path);
console.log(`npm start shows it at ${startAddress()}articles/${drafted.value.slug}/`);
