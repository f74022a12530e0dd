import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "../../support/free-port.ts";
import { environment, projectCopy, runCommand } from "../../support/project-copy.ts";

/*
 * npm start with a program in the place of wrangler: it answers 503 while it starts, and then says that it
 * is ready.
 */
const wrangler = `#!/usr/bin/env node
const port = process.argv[process.argv.indexOf("--port") + 1];
let requests = 0;
require("node:http").createServer((request, response) => {
  const isReady = ++requests > 5;
  if (requests === 6) console.log("READY", process.pid);
  response.writeHead(isReady ? 200 : 503).end();
}).listen(Number(port), "localhost");
`;

async function project(): Promise<string> {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  await mkdir(join(folder, "bin"));
  await writeFile(join(folder, "bin/package.json"), '{ "type": "commonjs" }');
  await writeFile(join(folder, "bin/wrangler"), wrangler);
  await chmod(join(folder, "bin/wrangler"), 0o755);
  return folder;
}

const pathIn = (folder: string) => `${join(folder, "bin")}${delimiter}${process.env["PATH"]}`;

/** Starts, and waits until the text appears. */
async function started(folder: string, port: number, text: string) {
  const args = ["--import", "tsx", "src/cli/start.ts", "--port", String(port)];
  const server = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...environment(), PATH: pathIn(folder) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => ended(server));
  let output = "";
  for await (const chunk of server.stdout) {
    output += chunk;
    if (output.includes(text)) break;
  }
  return { server, output };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, "exit");
  server.kill("SIGTERM");
  await exit;
}

/** A start that should be refused. */
function start(folder: string, ...args: string[]) {
  return runCommand(folder, "start", args, { PATH: pathIn(folder) }, 30_000);
}

it("prints no address before it answers", async () => {
  const port = await freePort();
  const { output } = await started(await project(), port, "Ctrl+C");
  expect(output.indexOf("READY")).toBeGreaterThanOrEqual(0);
  expect(output.indexOf(`http://localhost:${port}/`)).toBeGreaterThan(output.indexOf("READY"));
});

it("refuses a second start in a folder, and says where the first one answers", async () => {
  const folder = await project();
  const port = await freePort();
  const { server } = await started(folder, port, "Ctrl+C");
  expect(start(folder, "--port", String(await freePort()))).toEqual({
    status: 1,
    stdout: "",
    stderr: `error: npm start is running in this folder already, as process ${server.pid}\n help: open http://localhost:${port}/, or end that process first\n`,
  });
  await ended(server);
  await started(folder, await freePort(), "Ctrl+C");
});

it("ends wrangler when it fails itself", async () => {
  // Nobody reads the output any more, so npm start fails when it says that the edition is lost: there is none.
  const { server, output } = await started(await project(), await freePort(), "Ctrl+C");
  await once(server, "exit");
  const pid = Number(/READY (\d+)/.exec(output)?.[1]);
  onTestFinished(() => {
    signal(pid, "SIGKILL");
  });
  await expect.poll(() => signal(pid, 0), { timeout: 60_000 }).toBe(false);
});

/** Sends a signal to a process; 0 only asks whether it runs. Returns whether it does. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

it("refuses a port that another program uses, and prints no address", async () => {
  const folder = await project();
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => {
    other.close();
  });
  await once(other, "listening");
  const refused = start(folder, "--port", String(port));
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toMatch(
    new RegExp(`^error: another program is using port ${port}\n help: end .*--port \\d+\n$`),
  );
  expect(start(folder, "--port", "80a")).toEqual({
    status: 2,
    stdout: "",
    stderr: 'error: --port cannot be "80a"\n help: write a number from 1 to 65535\n',
  });
});
