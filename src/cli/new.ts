import "./failures.ts";
import { parseArgs } from "node:util";
import { readChannel } from "../content/channel/read-channel.ts";
import { formatError } from "../content/content-error.ts";
import { createArticle, draftArticle, type Refusal } from "./new/new-article.ts";

/*
 * npm run new -- "Title" [--topic research-news …] [--slug an-address]: makes the folder and the
 * index.md of a new article, as a draft.
 */
const { values, positionals } = readArguments();
const channel = await readChannel("content");
if (!channel.ok) stop(channel.errors.map(formatError).join("\n\n"));
const drafted = draftArticle(
  channel.value.channel,
  { title: positionals.join(" "), topics: values.topic, slug: values.slug },
  Date.now(),
);
if (!drafted.ok) stop(drafted.errors.map(formatRefusal).join("\n\n"));
const created = await createArticle("content", drafted.value);
if ("message" in created) stop(formatRefusal(created));
console.log(created.path);
console.log(`http://localhost:8787/articles/${drafted.value.slug}/ shows it while npm start runs`);

function readArguments() {
  try {
    return parseArgs({
      options: {
        topic: { type: "string", multiple: true, default: [] },
        slug: { type: "string" },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    stop(
      `error: ${cause instanceof Error ? cause.message : String(cause)}\n help: write npm run new -- "The Title" --topic research-news`,
    );
  }
}

function formatRefusal({ message, fix }: Refusal): string {
  return `error: ${message}\n help: ${fix}`;
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
