import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { type CorpusFile, corpus } from "./corpus.ts";
import { hugoSite } from "./hugo-site.ts";
import { writeContent } from "./publication.ts";
import { median } from "./statistics.ts";
import { round, table, writeBlock } from "./table.ts";

/*
 * npm run bench:hugo [-- ARTICLES] [--turns 3] [--write]: makes the same articles a site of Hugo and a publication
 * of ours, builds both from nothing in turn, and compares time and size (bench/README.md).
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { turns: { type: "string", default: "3" }, write: { type: "boolean", default: false } },
});
const articles = Number(positionals[0] ?? 1000);
const topics = 200;

/** Seconds of a program from its start to its end. */
interface Times {
  readonly wall: number;
  /** CPU of all its threads and children. */
  readonly cpu: number;
}

/** Runs a program, and measures it with the shell's `time`. */
function run(...command: readonly string[]): Times {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null';
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", ...command], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command.join(" ")}: ${stderr}`);
  const [wall = 0, user = 0, system = 0] =
    stderr.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return { wall, cpu: user + system };
}

/** Files below some paths, and their bytes. */
function sizeOf(...paths: readonly string[]) {
  const files = paths.flatMap((path) =>
    statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile())
          .map(({ parentPath, name }) => join(parentPath, name)),
  );
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}

async function writeAll(folder: string, files: Iterable<CorpusFile>): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Writes a publication of ours, without pictures or with those that we draw for sharing. */
async function writeOurs(folder: string, count: number, sharePictures: boolean): Promise<void> {
  const files = [...corpus(count, topics)].map(({ path, text }) => ({
    path,
    text: path === "channel.yaml" ? `${text}sharePictures: ${sharePictures}\n` : text,
  }));
  await writeContent(folder, files);
}

/** Presses a publication from nothing, in a process of its own. */
async function press(folder: string): Promise<Times> {
  for (const made of ["dist", ".cache"])
    await rm(join(folder, made), { recursive: true, force: true });
  return run(process.execPath, "--import", "tsx", "bench/press-once.ts", folder);
}

const { status, stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
if (status !== 0) {
  console.error("Hugo is not installed, so there is nothing to compare with: apt-get install hugo");
  process.exit(1);
}

const scratch = await mkdtemp(join(tmpdir(), "broadsheet-hugo-"));
const folder = (name: string) => join(scratch, name);
try {
  await writeAll(folder("hugo"), hugoSite(corpus(articles, topics)));
  await writeOurs(folder("ours"), articles, false);
  await writeOurs(folder("shared"), articles, true);
  await writeOurs(folder("one"), 1, false);
  const [hugo, ours]: [Times[], Times[]] = [[], []];
  for (let turn = 0; turn < Number(values.turns); turn++) {
    console.error(`Turn ${turn + 1} of ${values.turns}`);
    await rm(folder("hugo/public"), { recursive: true, force: true });
    hugo.push(run("hugo", "--quiet", "--source", folder("hugo")));
    ours.push(await press(folder("ours")));
  }
  console.error("One article, and share pictures");
  const one = await press(folder("one"));
  const shared = await press(folder("shared"));
  const middle = (times: readonly Times[]): Times => ({
    wall: median(times.map(({ wall }) => wall)),
    cpu: median(times.map(({ cpu }) => cpu)),
  });
  const markdown = sizeOf(folder("ours/content"));
  const row = (name: string, { wall, cpu }: Times, size = { files: 0, bytes: 0 }) => [
    name,
    `${round(wall)} s`,
    `${round(cpu)} s`,
    ...(size.files === 0 ? ["", "", ""] : sizeCells(size)),
  ];
  const sizeCells = ({ files, bytes }: ReturnType<typeof sizeOf>) => [
    `${files.toLocaleString("en")}`,
    `${round(bytes / 1e6)} MB`,
    `${round(bytes / markdown.bytes)}`,
  ];
  const [theirs, mine] = [middle(hugo), middle(ours)];
  const dist = folder("ours/dist");
  const text = [
    `${articles.toLocaleString("en")} articles, ${round(markdown.bytes / 1e6)} MB of Markdown. ${stdout.trim()}.`,
    table(
      ["", "wall clock", "CPU", "files", "output", "output / Markdown"],
      [
        row("Hugo", theirs, sizeOf(folder("hugo/public"))),
        row("ours", mine, sizeOf(join(dist, "assets"), join(dist, "edition.bin"))),
        ["ours / Hugo", round(mine.wall / theirs.wall), round(mine.cpu / theirs.cpu)],
        row("ours with one article", one),
        row("ours with drawn pictures", shared, sizeOf(join(folder("shared/dist"), "assets"))),
      ],
    ),
  ].join("\n\n");
  console.log(text);
  if (values.write) writeBlock("bench:hugo", text);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
