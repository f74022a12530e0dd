import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { developmentMark } from "../../src/cli/build/edition-folders.ts";
import { projectCopy, runCommand } from "../support/project-copy.ts";

async function project(): Promise<string> {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

function run(
  folder: string,
  command: string,
  env: Record<string, string> = {},
  killAfter?: number,
) {
  const { status, stdout, stderr } = runCommand(folder, command, [], env, killAfter);
  return { status, output: stdout + stderr };
}

it("build presses the content, and leaves dist/ alone after an error", async () => {
  const folder = await project();
  expect(run(folder, "build")).toEqual({ status: 0, output: "Pressed 5 articles.\n" });
  const pressed = await readFile(join(folder, "dist", "edition.bin"), "utf8");
  await mkdir(join(folder, "content/articles/2026/bad"));
  await writeFile(join(folder, "content/articles/2026/bad/index.md"), "---\ntitle: x\n---\n");
  const failed = run(folder, "build");
  expect(failed.status).toBe(1);
  expect(failed.output).toMatch(/^content\/articles\/2026\/bad\/index\.md:2:1: error: published/);
  expect(failed.output).toContain("1 error; nothing was pressed.");
  expect(await readFile(join(folder, "dist", "edition.bin"), "utf8")).toBe(pressed);
  const inDevelopment = run(folder, "build", { WRANGLER_COMMAND: "dev", ...developmentMark });
  expect(inDevelopment.status).toBe(0);
  const shown = await readFile(join(folder, ".broadsheet/dev/edition.bin"), "utf8");
  expect(shown).toContain('"errors":[');
  expect(await readFile(join(folder, "dist", "edition.bin"), "utf8")).toBe(pressed);
}, 180_000);

it("build makes the same bytes in every time zone and language", async () => {
  const folder = await project();
  const dist = async () => {
    const names = await readdir(join(folder, "dist"), { recursive: true, withFileTypes: true });
    const files = names.filter((name) => name.isFile());
    return Promise.all(
      files.map(async ({ parentPath, name }) => [
        join(parentPath, name),
        (await readFile(join(parentPath, name))).toString("latin1"),
      ]),
    );
  };
  const moment = { SOURCE_DATE_EPOCH: "1790000000" };
  const there = { ...moment, TZ: "America/New_York", LANG: "de_DE.UTF-8" };
  expect(run(folder, "build", there).status).toBe(0);
  const western = await dist();
  await rm(join(folder, "dist"), { recursive: true });
  expect(
    run(folder, "build", { ...moment, TZ: "Asia/Kathmandu", LANG: "zh_CN.UTF-8", LC_ALL: "C" })
      .status,
  ).toBe(0);
  expect(await dist()).toEqual(western);
});

it("a build that is killed at any moment leaves a complete edition", async () => {
  const folder = await project();
  const edition = join(folder, "dist", "edition.bin");
  const moment = { SOURCE_DATE_EPOCH: "1790000000" };
  run(folder, "build", moment);
  const before = await readFile(edition, "utf8");
  for (const time of [200, 400, 600, 800]) {
    // The new address makes it press every article again.
    run(folder, "build", { BASE_URL: "http://localhost:1" }, time);
    const after = await readFile(edition, "utf8").catch(() => undefined);
    if (after !== undefined && after !== before) {
      expect(after).toContain('"url":"http://localhost:1"');
    }
    const volume = join(folder, "dist/assets/volumes/all/0.rss");
    if (after !== undefined) expect((await readFile(volume)).length).toBeGreaterThan(1000);
  }
  expect(run(folder, "build", moment).status).toBe(0);
  expect(await readFile(edition, "utf8")).toBe(before);
  expect((await readdir(folder)).filter((name) => name.startsWith(".dist-"))).toEqual([]);
});

it("build takes the site's address from BASE_URL, and refuses a value that is not one", async () => {
  const folder = await project();
  const edition = () => readFile(join(folder, "dist", "edition.bin"), "utf8");
  expect(run(folder, "build", { BASE_URL: "http://localhost:9000/" }).status).toBe(0);
  expect(await edition()).toContain('"url":"http://localhost:9000"');
  const refused = run(folder, "build", { BASE_URL: "/" });
  expect(refused.status).toBe(1);
  expect(refused.output).toContain("BASE_URL:1:1: error: this is not a site's address");
});

it("deploy stops while the address or the authority is a placeholder", async () => {
  const folder = await project();
  const url = run(folder, "deploy");
  expect(url.status).toBe(1);
  expect(url.output).toMatch(/^content\/channel\.yaml: url is still the placeholder https:\/\//);
  const channel = join(folder, "content/channel.yaml");
  const source = await readFile(channel, "utf8");
  await writeFile(channel, source.replace(/^url: \S+/m, "url: https://news.test.edu"));
  const authority = run(folder, "deploy");
  expect(authority.status).toBe(1);
  expect(authority.output).toMatch(/^content\/channel\.yaml: authority is still the placeholder/);
});

/** Runs `broadsheet <command>`, as the package does. */
const broadsheet = (...args: string[]) =>
  runCommand(".", "broadsheet", args, { npm_lifecycle_event: undefined });

it("broadsheet --help lists the commands, and each of them has a help of its own", () => {
  const { status, stdout } = broadsheet("--help");
  expect(status).toBe(0);
  const commands = Array.from(stdout.matchAll(/^ {2}(\w+) {2,}/gm), ([, name = ""]) => name);
  expect(commands).toEqual(expect.arrayContaining(["init", "start", "deploy", "rollback"]));
  for (const name of commands) {
    expect(broadsheet(name, "--help")).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        new RegExp(`^[A-Z].*\\.\\n\\nUsage: broadsheet ${name}\\b.*\\n\\nOptions:\\n[^]*  --help `),
      ),
      stderr: "",
    });
  }
});

it("broadsheet calls its commands by its own name, and exits with 2 for an unknown one", () => {
  expect(broadsheet("check", "content")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("\n help: write broadsheet check [options]\n"),
  });
  expect(broadsheet("chekc")).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringContaining("There is no command chekc."),
  });
  expect(broadsheet("init", "package.json", "--yes")).toEqual({
    status: 1,
    stdout: "",
    stderr: "error: package.json is a file\n help: choose another name for the folder\n",
  });
  expect(broadsheet("init", "my", "news")).toEqual({
    status: 2,
    stdout: "",
    stderr:
      'error: this command makes one publication, in my, and does not take "news"\n help: put a name with blanks in quotes, as in "my news"\n',
  });
});

it.each(["start", "build", "check", "new", "deploy", "rollback", "views", "editor"])(
  "%s refuses an unknown option, names the nearest and exits with 2",
  (name) => {
    expect(runCommand(".", name, ["--helpp"])).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^error: there is no option --helpp\n help: write --help/),
    });
  },
);

it.each(["start", "build", "check", "new", "deploy", "rollback", "views", "editor"])(
  "%s --help prints the help, does nothing else and exits with 0",
  (name) => {
    const { status, stdout, stderr } = runCommand(".", name, ["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^[A-Z][^\n]+\.\n\nUsage: npm (start|run \w+)[^\n]*\n\nOptions:\n/);
  },
);
