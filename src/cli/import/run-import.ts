import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import pMap from "p-map";
import type { Author, Channel } from "../../article/channel.ts";
import type { Instant } from "../../article/instant.ts";
import { authorOf } from "../../content/front-matter/author.ts";
import type { ImportedRedirect, Loss } from "./imported.ts";
import type { Downloader } from "./net/download.ts";
import type { Source } from "./source.ts";
import { hostOf } from "./write/address-key.ts";
import { addToChannel } from "./write/channel-file.ts";
import { safePerson } from "./write/front-matter.ts";
import { oldAddresses, withoutRefused } from "./write/old-addresses.ts";
import type { Outcome } from "./write/place-folder.ts";
import { makePlan, type Plan } from "./write/plan.ts";
import { Spool, type Summary } from "./write/spool.ts";
import { ImportState, replaceFile } from "./write/state.ts";
import { readTopicsTable } from "./write/topics-table.ts";
import { writeText } from "./write/write-text.ts";

/** What an import works with. */
export interface ImportJob {
  readonly source: Source;
  /** Folder of the project: of `content/`, `import.yaml` and `import-state.json`. */
  readonly project: string;
  readonly channel: Channel;
  readonly download: Downloader;
  readonly now: Instant;
  /** Hears how far the import is. `total` is undefined while the source is being read. */
  readonly progress: (done: number, total: number | undefined) => void;
}

/** What an import did. */
export interface Imported {
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly files: number;
  readonly topics: readonly string[];
  readonly people: readonly string[];
  readonly redirects: number;
  readonly losses: readonly Loss[];
}

/** How many articles are written at a time. Each fetches one file after the other. */
const atATime = 6;

/**
 * Brings everything that a source has. First it reads the whole source, then it decides where each article goes, then
 * it writes them. An import that was interrupted goes on when it runs again.
 *
 * @throws if `import.yaml` or `import-state.json` cannot be read
 */
export async function runImport(job: ImportJob): Promise<Imported> {
  const { source, project, channel, download, now, progress } = job;
  const content = join(project, "content");
  const aside = join(project, ".broadsheet/import");
  const losses: Loss[] = [];
  const state = await ImportState.open(
    join(project, "import-state.json"),
    join(aside, "journal.ndjson"),
  );
  const { spool, redirects: written } = await readAll(
    source,
    join(aside, "spool.ndjson"),
    losses,
    progress,
  );
  const { summaries } = spool;
  const tableFile = join(project, "import.yaml");
  const table = readTopicsTable(
    await readFile(tableFile, "utf8").catch(() => ""),
    summaries.flatMap(({ kind, labels }) => (kind === "page" ? [] : labels)),
    channel,
  );
  if (table.text !== "") await replaceFile(tableFile, table.text);
  for (const title of table.leftOut) {
    losses.push(
      general(
        source,
        `the label ${title} became no topic; write one for it in import.yaml, and import again`,
      ),
    );
  }
  const plan = makePlan(summaries, await slugsIn(content, state), state, channel, now);
  for (const { planned, reason } of plan.renamed) {
    losses.push({ ...general(source, reason), article: `content/${planned.file}` });
  }
  const added = newPeople(summaries, channel);
  const people = [...channel.people, ...added];
  const complain = (reason: string) => losses.push(general(source, reason));
  const whole = { ...channel, people, topics: [...channel.topics, ...table.added] };
  const old = oldAddresses(plan, written, whole, complain);

  const outcomes = new Map<Outcome, number>();
  const refused = new Set<string>();
  let files = 0;
  let done = 0;
  const hosts = hostsOf(source, summaries);
  const sources = { download, locate: source.locate?.bind(source), cache: join(project, ".cache") };
  const context = {
    content,
    channel: whole,
    plan,
    aliases: old.aliases,
    table,
    state,
    sources,
    hosts,
    now,
    aside,
  };
  await pMap(
    spool.drain(),
    async ({ text, summary }) => {
      const result = await writeText(text, summary, context);
      outcomes.set(result.outcome, (outcomes.get(result.outcome) ?? 0) + 1);
      if (result.outcome === "refused") refused.add(summary.key);
      files += result.files;
      losses.push(...result.losses);
      done += 1;
      progress(done, summaries.length);
    },
    { concurrency: atATime },
  );
  const { aliases, redirects } = withoutRefused(old, refused, plan.texts);
  await addToChannel(content, { topics: table.added, people: added, redirects });
  await state.save();
  await rm(aside, { recursive: true, force: true });
  return {
    outcomes,
    files,
    topics: table.added.map(({ slug }) => slug),
    people: added.map(({ slug }) => slug),
    redirects: redirects.size + [...aliases.values()].flat().length,
    losses: sorted(losses, plan),
  };
}

async function readAll(
  source: Source,
  file: string,
  losses: Loss[],
  progress: ImportJob["progress"],
) {
  const spool = await Spool.create(file);
  const redirects: ImportedRedirect[] = [];
  for await (const found of source.read()) {
    if (found.kind === "loss") losses.push(found);
    else if (found.kind === "redirect") redirects.push(found);
    else if (await spool.add(found)) progress(spool.summaries.length, undefined);
  }
  return { spool, redirects };
}

/** The slugs of the articles that no import wrote. */
async function slugsIn(content: string, state: ImportState): Promise<ReadonlySet<string>> {
  const own = new Set([...state.entries()].map(([, { path }]) => `content/${path}`));
  const slugs = new Set<string>();
  for (const year of await readdir(join(content, "articles")).catch(() => [])) {
    for (const slug of await readdir(join(content, "articles", year)).catch(() => [])) {
      if (!own.has(`content/articles/${year}/${slug}/index.md`)) slugs.add(slug);
    }
  }
  return slugs;
}

/** The authors whom `channel.yaml` does not list yet. */
function newPeople(summaries: readonly Summary[], channel: Channel): readonly Author[] {
  const known = new Set(channel.people.map(({ slug }) => slug));
  const added = new Map<string, Author>();
  for (const { authors } of summaries) {
    for (const author of authors) {
      const person = safePerson(author);
      const { slug } = authorOf(person, { people: [...channel.people, ...added.values()] });
      if (!known.has(slug) && !added.has(slug)) added.set(slug, { slug, ...person });
    }
  }
  return [...added.values()];
}

/** The hosts of the old site: the one that the source says, and those where many articles are. */
function hostsOf({ site }: Source, summaries: readonly Summary[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { addresses } of summaries) {
    const host = hostOf(addresses[0]);
    if (host !== undefined) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count * 10 >= summaries.length);
  return new Set([...[hostOf(site)].flatMap((host) => host ?? []), ...often.map(([host]) => host)]);
}

function general({ name }: Source, reason: string): Loss {
  return { kind: "loss", source: name, reason };
}

/** Losses in the order of the source, because articles are written several at a time. */
function sorted(losses: readonly Loss[], plan: Plan): readonly Loss[] {
  const order = new Map(
    [...plan.texts.values()].map(({ file }, index) => [`content/${file}`, index]),
  );
  const place = ({ article }: Loss) => order.get(article ?? "") ?? -1;
  return [...losses].sort((a, b) => place(a) - place(b));
}
