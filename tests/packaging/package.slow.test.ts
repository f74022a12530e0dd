import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { articleSource } from "../support/content-folder.ts";
import { pictureCache } from "../support/fixtures.ts";
import { freePort } from "../support/free-port.ts";
import { installPacked, packEngine } from "../support/packed-engine.ts";
import { environment } from "../support/project-copy.ts";
import { recordedEdition } from "../support/recorded-edition.ts";

/*
 * Packs the engine, and installs it in sites that have nothing else from the repository.
 */
let work: string;
let tarball: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "broadsheet-package-"));
  await mkdir(join(work, "packed"));
  tarball = await packEngine(join(work, "packed"));
});

afterAll(() => rm(work, { recursive: true, force: true, maxRetries: 10 }));

it("the packed engine makes a site that starts, publishes, checks and tries a deployment", async () => {
  const tool = join(work, "tool");
  await installPacked(tarball, tool);
  const command = join(tool, "node_modules/broadsheet/lib/cli/broadsheet.js");
  const args = ["init", "my-news", "--yes", "--title", "The Harbour Post", "--topic", "Culture"];
  const made = spawnSync(process.execPath, [command, ...args], { cwd: work, encoding: "utf8" });
  expect(made.status, made.stderr).toBe(0);
  const site = join(work, "my-news");
  await installPacked(tarball, site);
  expect(npm(site, "run", "check")).toMatchObject({ status: 0, stdout: clean });

  const { origin, output } = await started(site);
  const feed = async () => (await fetch(`${origin}/rss.xml`)).text();
  await until(() => Promise.resolve(output().includes("Ctrl+C")), output);
  expect(output()).not.toMatch(/warn|error/i);
  expect(await feed()).toContain("<title>Welcome to The Harbour Post</title>");
  const created = npm(site, "run", "--silent", "new", "--", "A Second Thought", "--topic=culture");
  const article = join(site, created.stdout.split("\n")[0] ?? "");
  expect(await feed()).not.toContain("A Second Thought");
  await writeFile(article, (await readFile(article, "utf8")).replace("status: draft\n", ""));
  await until(async () => (await feed()).includes("<title>A Second Thought</title>"), output);

  expect(npm(site, "run", "check")).toMatchObject({ status: 0, stdout: clean });
  const tested = npm(site, "test");
  expect(tested.status, tested.stderr).toBe(0);
  expect(tested.stdout).toContain("--dry-run: exiting now.");
  expect(tested.stderr).toContain("url is still the placeholder https://my-news.example");
  expect(npm(site, "run", "deploy").status).toBe(1);
}, 240_000);

it("npm create makes the same site, with the answers that its options give", async () => {
  const tool = join(work, "create");
  await installPacked(tarball, tool);
  const creator = join(tool, "node_modules/create-broadsheet");
  await cp("packaging/create-broadsheet", creator, { recursive: true });
  const said = {
    title: "Le Port",
    address: "https://news.port.org",
    language: "fr",
    "time-zone": "Europe/Paris",
    accent: "#8b1a1a",
  };
  const options = Object.entries(said).flatMap(([name, value]) => [`--${name}`, value]);
  const topics = ["--topic", "Ville", "--topic", "sea=La mer"];
  const args = [join(creator, "index.js"), "created", "--yes", ...options, ...topics];
  const made = spawnSync(process.execPath, args, { cwd: work, encoding: "utf8" });
  expect(made.status, made.stderr).toBe(0);
  const range = JSON.parse(await readFile(join(work, "created/package.json"), "utf8"));
  const version = JSON.parse(await readFile("package.json", "utf8")).version;
  expect(range).toMatchObject({ dependencies: { broadsheet: `>=${version} <1` } });
  const { "time-zone": timeZone, address: url, ...rest } = said;
  expect(parse(await readFile(join(work, "created/content/channel.yaml"), "utf8"))).toMatchObject({
    ...rest,
    timeZone,
    url,
    authority: expect.stringMatching(/^news\.port\.org,\d{4}$/),
    topics: [
      { slug: "ville", title: "Ville" },
      { slug: "sea", title: "La mer" },
    ],
  });
  const { dependencies } = JSON.parse(await readFile(join(creator, "package.json"), "utf8"));
  expect(dependencies).toEqual({ broadsheet: version });
});

it("the package does not name the publication that comes with the engine", async () => {
  const engine = join(await installed("unnamed"), "node_modules/broadsheet");
  const names = await readdir(engine, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile());
  expect(files.length).toBeGreaterThan(200);
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), "utf8");
    expect(/ustb|beijing|北京|科技大学/i.exec(text)?.[0], join(parentPath, name)).toBeUndefined();
  }
});

it.each(["upgrading", "authoring", "deploying", "api"])(
  "every document of the project to which docs/%s.md leads is in the package",
  async (name) => {
    const docs = join(await installed(`read-${name}`), "node_modules/broadsheet/docs");
    const text = await readFile(join(docs, `${name}.md`), "utf8");
    const links = [...text.matchAll(/\]\(((?:\.\.\/)?(?:[\w-]+\/)*[\w-]+\.md)[)#]/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, link = ""] of links) {
      expect(existsSync(join(docs, link)), link).toBe(true);
    }
  },
);

/* A Worker that wraps the published one. */
const wrapper = `import worker, { ViewCounter } from "broadsheet/worker";
export { ViewCounter };
`;

it.each([
  [
    "no types but a browser's",
    { lib: ["es2024", "dom"] },
    `interface Env { ASSETS: object; VIEWS: object; FEED_LIMIT: object }
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    return worker.fetch(request, env);
  },
};
// @ts-expect-error: the bindings are missing
worker.fetch(new Request("https://news.example.org/"), {});
`,
  ],
  [
    "the types that wrangler makes of wrangler.toml",
    { lib: ["es2024"] },
    `export default {
  fetch(request, env, context) {
    return worker.fetch(request, env, context);
  },
} satisfies ExportedHandler<Env>;
`,
  ],
])("a strict TypeScript program with %s can wrap the Worker", async (name, options, source) => {
  const site = await installed(`typed-${name.length}`);
  const files = ["index.ts"];
  if (options.lib.length === 1) {
    const wrangler = resolve("node_modules/wrangler/bin/wrangler.js");
    const made = spawnSync(process.execPath, [wrangler, "types", "types.d.ts"], {
      cwd: site,
      encoding: "utf8",
      env: outside(),
    });
    expect(made.status, made.stderr).toBe(0);
    files.push("types.d.ts");
  }
  await writeFile(join(site, "index.ts"), wrapper + source);
  const compilerOptions = {
    ...options,
    target: "es2024",
    module: "esnext",
    moduleResolution: "bundler",
    types: [],
    noEmit: true,
    strict: true,
    skipLibCheck: false,
  };
  await writeFile(join(site, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const compiled = spawnSync(resolve("node_modules/.bin/tsc"), { cwd: site, encoding: "utf8" });
  expect(compiled).toMatchObject({ status: 0, stdout: "" });
});

it("the packed engine builds a site large enough for threads", async () => {
  const site = await installed("many");
  for (let number = 0; number < 150; number++) {
    const folder = join(site, `content/articles/2026/a-${number}`);
    await mkdir(folder);
    const front = `title: Number ${number}\npublished: 2026-01-01`;
    await writeFile(join(folder, "index.md"), articleSource(front, "A text."));
  }
  const built = npm(site, "run", "build");
  expect(built.stdout, built.stderr).toContain("Pressed 154 articles.");
});

/*
 * The fixture is a site made by `broadsheet init` of the first packed engine, with its own articles. That
 * engine wrote its ledger, and `recorded.json` records what it pressed. If this test fails, readers of
 * every site would fetch articles again or show them as new after an upgrade. Renew a code only if a
 * decision says that readers fetch its article again, as decision 20 does for articles with pictures.
 */
it("an upgrade keeps every id, address, date and code, and needs no change to the site", async () => {
  const site = await installed("upgraded");
  expect(npm(site, "run", "check")).toMatchObject({ status: 0, stdout: clean });
  const tested = npm(site, "test");
  expect(tested.status, tested.stderr).toBe(0);
  const recorded: unknown = JSON.parse(await readFile(`${fixture}/recorded.json`, "utf8"));
  expect(await recordedEdition(join(site, "dist"))).toEqual(recorded);
});

const fixture = "tests/fixtures/harbour";
const clean = expect.stringContaining("0 errors, 0 warnings");

/** A copy of the fixture with the current engine. It shares the processed pictures of all tests. */
async function installed(name: string): Promise<string> {
  const site = join(work, name);
  await cp(fixture, site, { recursive: true });
  await installPacked(tarball, site);
  await mkdir(pictureCache, { recursive: true });
  await symlink(resolve(pictureCache), join(site, ".cache"));
  return site;
}

function npm(site: string, ...args: string[]) {
  return spawnSync("npm", args, { cwd: site, encoding: "utf8", env: outside() });
}

/** The site as `npm start` serves it, until the end of the test. */
async function started(site: string) {
  const port = await freePort();
  const server = spawn("npm", ["start", "--", "--port", String(port)], {
    cwd: site,
    env: outside(),
    detached: true,
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  onTestFinished(() => stopped(server));
  return { origin: `http://localhost:${port}`, output: () => said };
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return;
  const ended = once(server, "exit");
  process.kill(-server.pid, "SIGTERM");
  await ended;
}

/** The environment of a person who does not have the repository. */
function outside(): NodeJS.ProcessEnv {
  const { PATH = "", ...rest } = environment();
  const folders = PATH.split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return {
    ...rest,
    PATH: [...folders, dirname(process.execPath)].join(delimiter),
    WRANGLER_LOG_PATH: join(work, "logs"),
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
  };
}

async function until(holds: () => Promise<boolean>, output: () => string): Promise<void> {
  for (let tries = 0; tries < 900; tries++) {
    if (await holds().catch(() => false)) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error(`waited in vain; the server said:\n${output()}`);
}
