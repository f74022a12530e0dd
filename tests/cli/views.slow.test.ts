import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DevServer, devServer } from "../support/dev-server.ts";
import { projectCopy, runCommand } from "../support/project-copy.ts";

/* The command, against a site on this computer as npm start shows it. */
const secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
let project: string;
let server: DevServer;

beforeAll(async () => {
  project = await projectCopy();
  await mkdir(join(project, ".broadsheet"));
  await writeFile(join(project, ".broadsheet/secrets.env"), `VIEWS_SECRET=${secret}\n`);
  server = await devServer(project);
}, 180_000);

afterAll(async () => {
  await server.end("SIGTERM");
  await rm(project, { recursive: true, force: true, maxRetries: 10 });
});

function views(...args: string[]) {
  return viewsWith({}, ...args);
}

function viewsWith(env: Record<string, string>, ...args: string[]) {
  const here = { BASE_URL: server.origin, VIEWS_SECRET: "", ...env };
  return runCommand(project, "views", args, here);
}

async function view(slug: string, client: number): Promise<void> {
  const { status } = await fetch(`${server.origin}/articles/${slug}/views`, {
    method: "POST",
    headers: {
      "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      "Sec-Fetch-Site": "same-origin",
      Origin: server.origin,
      "CF-Connecting-IP": `192.0.2.${client}`,
    },
  });
  expect(status).toBe(204);
}

it("shows, exports and imports the counts of a site, and loses none", async () => {
  for (const client of [1, 2, 3]) await view("how-to-subscribe", client);
  const table = views();
  expect(table.stderr).toBe("");
  expect(table.stdout).toMatch(/^Views {2}Path +Title\n +3 {2}\/articles\/how-to-subscribe\/ +\S/);
  expect(table.stdout).toMatch(/\n\n5 articles, 3 views\n$/);
  expect(views("--json").stdout).toMatch(/^\[\n(\{"name":.*\},?\n){5}\]\n$/);

  const csv = join(project, "views.csv");
  const exported = views("--export", csv);
  expect(exported).toEqual({ status: 0, stdout: `${csv} now holds 5 articles.\n`, stderr: "" });
  const backup = await readFile(csv, "utf8");
  expect(backup).toMatch(/^name,path,title,views\r\n/);
  expect(views("--csv").stdout).toBe(backup);
  const unchanged = "5 articles read, 0 counts changed.\n";
  expect(views("--import", csv)).toMatchObject({ status: 0, stdout: unchanged });

  await server.end("SIGTERM");
  await rm(join(project, ".wrangler"), { recursive: true, force: true });
  server = await devServer(project);
  expect(views("--csv").stdout).not.toBe(backup);
  expect(views("--import", csv).stdout).toBe("5 articles read, 1 count changed.\n");
  expect(views("--csv").stdout).toBe(backup);

  await view("how-to-subscribe", 4);
  expect(views("--import", csv).stdout).toBe(unchanged);
  await writeFile(csv, `${backup}gone,/articles/gone/,Gone,9\r\n`);
  const replaced = views("--import", csv, "--replace");
  expect(replaced.stdout).toBe("6 articles read, 1 count changed.\n");
  expect(replaced.stderr).toBe("Left out, because the site does not have them: gone (1).\n");
  expect(views("--csv").stdout).toBe(backup);

  // What wrangler has written down does not contain the secret.
  const logs = await readdir(join(project, "logs")).catch(() => []);
  for (const name of logs) {
    expect(await readFile(join(project, "logs", name), "utf8")).not.toContain(secret);
  }
}, 240_000);

it("an export that fails leaves the last one as it was", async () => {
  const csv = join(project, "kept.csv");
  await writeFile(csv, "kept");
  expect(viewsWith({ VIEWS_SECRET: "w".repeat(43) }, "--export", csv).status).toBe(1);
  expect(await readFile(csv, "utf8")).toBe("kept");
  expect((await readdir(project)).filter((name) => name.startsWith("kept"))).toEqual(["kept.csv"]);
});

it("says what is wrong, and what to do", async () => {
  const broken = join(project, "broken.csv");
  await writeFile(broken, "name,views\nfirst,1\nsecond,many\n");
  const place = `${broken}:3:1: error: the views of second are not a number of views`;
  expect(views("--import", broken)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(place),
  });
  const wrong = viewsWith({ VIEWS_SECRET: "w".repeat(43) });
  expect(wrong).toMatchObject({ status: 1, stdout: "" });
  expect(wrong.stderr).toMatch(
    /^error: http:\S+ does not accept the secret on this computer\n help: copy/,
  );
  expect(views("--url", "http://news.example.org").stderr).toMatch(
    /without encryption.*\n help: write/,
  );
  await rm(join(project, ".broadsheet/secrets.env"));
  expect(views().stderr).toMatch(
    /^error: this computer does not know the secret.*\n help: run npm/,
  );
});

it.each([
  [["--csv", "--json"], /--csv and --json exclude each other/],
  [["--csv", "--import", "x.csv"], /--csv and --import exclude each other/],
  [["--replace"], /--replace goes with --import only/],
  [["--export", "views.txt"], /the name views\.txt does not say what to write/],
])("%j is refused with 2", (args, message) => {
  expect(views(...args)).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(message),
  });
});
