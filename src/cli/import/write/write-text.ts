import { join } from "node:path";
import type { Channel } from "../../../article/channel.ts";
import type { Instant } from "../../../article/instant.ts";
import { wordsFor } from "../../../language/vocabulary.ts";
import { articleSource } from "../../new/article-source.ts";
import { type Converted, htmlToMarkdown, type TextContext } from "../html/to-markdown.ts";
import type { ImportedText, Loss } from "../imported.ts";
import { rewriteMarkdown } from "../markdown/rewrite-markdown.ts";
import { articleFiles, type FileSources } from "../media/article-files.ts";
import { articleResolver } from "./article-resolver.ts";
import { frontMatterOf } from "./front-matter.ts";
import { fateOf, hashOf, type Outcome, placeFolder } from "./place-folder.ts";
import type { Plan } from "./plan.ts";
import type { Summary } from "./spool.ts";
import type { ImportState, Written } from "./state.ts";
import type { TopicsTable } from "./topics-table.ts";

/** What all articles of an import share. */
export interface WritingContext {
  /** The content folder. */
  readonly content: string;
  /** With the topics and people that the import adds. */
  readonly channel: Channel;
  readonly plan: Plan;
  /** The old addresses of each article, by its key. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly table: TopicsTable;
  readonly state: ImportState;
  readonly sources: FileSources;
  /** Hosts of the old site, without `www.`. */
  readonly hosts: ReadonlySet<string>;
  readonly now: Instant;
  /** A folder for what is unfinished, on the disk of the content folder. */
  readonly aside: string;
}

/** What became of one article. */
export interface WrittenText {
  readonly outcome: Outcome;
  /** How many files came with it. */
  readonly files: number;
  readonly losses: readonly Loss[];
}

/**
 * Writes one article or page, unless it is as an earlier import left it or somebody has changed it.
 */
export async function writeText(
  text: ImportedText,
  summary: Summary,
  context: WritingContext,
): Promise<WrittenText> {
  const { content, plan, table, state, channel } = context;
  const planned = plan.texts.get(summary.key);
  if (planned === undefined) return { outcome: "refused", files: 0, losses: [] };
  const losses: Loss[] = [];
  const { source, line } = text.place;
  const lose = (reason: string, at = line) => {
    losses.push({ kind: "loss", article: `content/${planned.file}`, source, line: at, reason });
  };
  const loseAgain = () => {
    for (const { line: at, reason } of before?.losses ?? []) lose(reason, at);
  };
  const topics = text.kind === "page" ? [] : table.topicsOf(text.labels);
  const before = state.get(summary.key);
  const wanted = hashOf(`${summary.hash} ${topics.join(" ")}`);
  const fate = await fateOf(content, before);
  const isSame = before?.source === wanted && before.missing === 0;
  const files = Object.keys(before?.files ?? {}).length - 1;
  if (fate === "removed") return { outcome: "removed", files: 0, losses };
  if (fate === "edited") {
    loseAgain();
    if (!isSame) lose("you have changed it, and it changed at the source, too: compare the two");
    return { outcome: "kept", files, losses };
  }
  if (fate === "untouched" && isSame) {
    loseAgain();
    return { outcome: "same", files, losses };
  }

  for (const { line: at, reason } of text.losses) lose(reason, at ?? line);
  const found = articleFiles(context.sources, text.base);
  const { locate } = context.sources;
  const textContext: TextContext = {
    title: text.title,
    slug: planned.slug,
    words: wordsFor(channel, text.language ?? channel.language).words,
    base: text.base,
    resolver: articleResolver({ ...context, planned, files: found, locate, base: text.base }),
  };
  const converted = await convert(text, textContext);
  for (const { line: at, reason } of converted.losses) {
    const { line: begin } = text.body;
    lose(reason, begin === undefined || at === undefined ? line : begin + at - 1);
  }
  if (converted.refusal !== undefined) {
    lose(`it was not brought, because no article can have its text: ${converted.refusal}`);
    return { outcome: "refused", files: 0, losses };
  }
  const frontMatter = await frontMatterOf(text, {
    channel,
    plan,
    planned,
    topics,
    aliases: context.aliases.get(summary.key) ?? [],
    people: channel.people,
    files: found,
    now: context.now,
    markdown: converted.markdown,
    complain: (reason) => lose(reason),
  });
  const index = articleSource(frontMatter, converted.markdown);
  const all = [...new Map([...found.found.values()].map((file) => [file.name, file])).values()];
  const names = all.map(({ name }) => name);
  if (fate === "untouched" && isAsBefore(before, index, names)) {
    return { outcome: "same", files, losses };
  }
  const aside = join(context.aside, planned.slug);
  await placeFolder(content, planned.file, index, all, before, aside, (hashes) =>
    state.note(summary.key, {
      path: planned.file,
      source: wanted,
      files: hashes,
      missing: found.missing,
      losses: losses.map(({ line: at, reason }) => ({
        ...(at !== undefined && { line: at }),
        reason,
      })),
    }),
  );
  return { outcome: before === undefined ? "new" : "changed", files: all.length, losses };
}

/** Whether an article would be written as it is. A file that was missing may be there now. */
function isAsBefore(before: Written | undefined, index: string, names: readonly string[]): boolean {
  const { "index.md": text, ...files } = before?.files ?? {};
  return text === hashOf(index) && names.length === Object.keys(files).length;
}

function convert({ body }: ImportedText, context: TextContext): Promise<Converted> {
  return body.format === "html"
    ? htmlToMarkdown(body.text, context)
    : rewriteMarkdown(body.text, context);
}
