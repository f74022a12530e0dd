import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { deployableProject } from "../../support/deployable-project.ts";
import { runCommand } from "../../support/project-copy.ts";

const file = ".broadsheet/secrets.env";
const mine = "m".repeat(43);

/** A project whose deployments are told what they need to set up the secret. */
async function project() {
  const { folder, at, env, deploy } = await deployableProject();
  return {
    at,
    env,
    /** Deploys. Returns the lines about the secret, after it has made sure that no line shows it. */
    deploy: async (variables: Record<string, string> = {}, ...args: string[]) => {
      const { status, stdout, stderr } = runCommand(folder, "deploy", args, {
        ...env,
        WRANGLER_STATUS: "0",
        ...variables,
      });
      expect(status, stderr).toBe(0);
      const secret = await readFile(at("secret"), "utf8").catch(() => mine);
      expect(stdout + stderr).not.toContain(secret);
      return stderr.split("\n").filter((line) => /secret|npm run views/.test(line));
    },
    fail: () => deploy(3),
    secret: () => readFile(at("secret"), "utf8"),
    kept: () => readFile(at(file), "utf8"),
    commands: async () => (await readFile(at("secret-commands"), "utf8")).trim().split("\n"),
  };
}

it("a deployment makes a secret once, keeps it for its user alone and sends it through stdin", async () => {
  const { at, deploy, secret, kept, commands } = await project();
  await deploy({}, "--first", "--dry-run");
  await expect(commands()).rejects.toThrow("ENOENT");
  const news = await deploy({}, "--first");
  expect(news).toEqual([expect.stringContaining(`${file} holds the secret: keep a copy`)]);
  const made = await secret();
  expect(made).toMatch(/^[\w-]{43}$/);
  expect(await kept()).toContain(`\nVIEWS_SECRET=${made}\n`);
  expect((await stat(at(file))).mode & 0o777).toBe(0o600);
  expect(await commands()).toEqual(["secret list", "secret put VIEWS_SECRET"]);

  // The Worker has it: nothing is sent, and nothing is said.
  expect(await deploy()).toEqual([]);
  expect((await commands()).slice(2)).toEqual(["secret list"]);

  // The Worker has lost it, as after a change of its name: it is sent the one that is kept.
  await rm(at("secret"));
  expect(await deploy()).toEqual(["npm run views can ask this site now."]);
  expect(await secret()).toBe(made);

  // Another computer, where nothing is automatic, does not know it.
  await rm(at(file));
  expect(await deploy({ CI: "false" })).toEqual([
    expect.stringContaining(`Copy ${file} from the computer`),
  ]);
  expect(await secret()).toBe(made);
}, 180_000);

it("a deployment takes the secret from the environment, and makes none under continuous integration", async () => {
  const { deploy, secret, kept, commands } = await project();
  const without = await deploy({ CI: "true" }, "--first");
  expect(without).toEqual([expect.stringContaining("set the secret VIEWS_SECRET for this job")]);
  expect(await commands()).toEqual(["secret list"]);
  const set = await deploy({ CI: "true", VIEWS_SECRET: mine });
  expect(set).toEqual(["npm run views can ask this site now."]);
  expect(await secret()).toBe(mine);
  expect(await deploy({ CI: "true" })).toEqual([]);
  await expect(kept()).rejects.toThrow("ENOENT");
}, 180_000);

it("a secret that cannot be set up stops no deployment", async () => {
  const { at, deploy, kept } = await project();
  const down = await deploy({ SECRET_STATUS: "1" }, "--first");
  expect(down).toEqual([
    expect.stringMatching(/cannot ask this site yet, because wrangler secret list failed/),
  ]);
  const weak = await deploy({ VIEWS_SECRET: "guessme" });
  expect(weak).toEqual([expect.stringMatching(/the secret in VIEWS_SECRET is too short/)]);
  await writeFile(at(file), "VIEWS_SECRET=\n");
  expect(await deploy()).toEqual([
    expect.stringMatching(
      /the secret in \.broadsheet\/secrets\.env is too short, .*: write at least 32/,
    ),
  ]);
  expect(await kept()).toBe("VIEWS_SECRET=\n");
}, 180_000);
