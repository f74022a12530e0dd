import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";
import { projectCopy, runCommand } from "./project-copy.ts";

/**
 * A stand-in for wrangler, which would need an account. It prints its arguments. It bundles no code and
 * measures nothing unless REAL_WRANGLER names a real wrangler. After bundling, it runs the script
 * `meanwhile`, if there is one. The file `secret` stands in for the Worker's secret, and the folder `bucket` for
 * an R2 bucket, unless REAL_R2 names a real wrangler, whose simulator then has the bucket. R2_FAILS begins the
 * commands that R2 refuses.
 */
const wrangler = `#!/bin/sh
if [ "$1" = secret ]; then
  echo "$*" >> secret-commands
  if [ "$SECRET_STATUS" != 0 ]; then exit "$SECRET_STATUS"; fi
  if [ "$2" = put ]; then
    cat > secret
  elif [ -f secret ]; then
    echo '[{ "name": "VIEWS_SECRET", "type": "secret_text" }]'
  else
    echo '[]'
  fi
  exit 0
fi
if [ "$1" = r2 ]; then
  echo "$*" >> order
  case "$*" in "$R2_FAILS"*) echo "Authentication error" >&2; exit 1;; esac
  case "$2 $3" in
    "bucket info") test -d bucket; exit;;
    "bucket create") mkdir bucket; exit;;
  esac
  if [ -n "$REAL_R2" ]; then exec "$REAL_R2" $(echo "$*" | sed 's/ --remote/ --local/'); fi
  exec node bin/r2.mjs "$@"
fi
if [ "$1" = check ]; then
  if [ -n "$REAL_WRANGLER" ]; then exec "$REAL_WRANGLER" "$@"; fi
  echo "Active: 44.0 ms (including 1.0 ms garbage collection)"
  exit
fi
for arg; do case "$arg" in --outdir=*) out="\${arg#*=}";; esac; done
if [ -n "$out" ]; then
  if [ -n "$REAL_WRANGLER" ]; then
    "$REAL_WRANGLER" "$@" || exit
  else
    mkdir -p "$out"
    cp .broadsheet/deploy/edition/edition.bin "$out/0-edition.bin"
    echo '{ "outputs": {} }' > .broadsheet/deploy/bundle.json
  fi
  if [ -f meanwhile ]; then sh ./meanwhile; fi
  exit 0
fi
echo "wrangler $*"
echo deploy >> order
if [ -n "$WRANGLER_CI_OVERRIDE_NAME" ]; then echo "in place of the Worker $WRANGLER_CI_OVERRIDE_NAME"; fi
grep -o '"pressed":[0-9]*' .broadsheet/deploy/edition/edition.bin | cut -d: -f2 >> moments
grep -c pending content/published.json >> pending 2>&1
exit "$WRANGLER_STATUS"
`;

/** The part of `wrangler r2` that reads and writes objects, with a folder in place of a bucket. */
const r2 = `
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
const [kind, verb, place, ...options] = process.argv.slice(3);
const option = (name) => options.find((one) => one.startsWith("--" + name + "="))?.split("=")[1];
const key = "bucket/" + place.split("/").slice(1).join("/");
if (kind === "bulk") {
  mkdirSync("bucket/media", { recursive: true });
  for (const { key, file } of JSON.parse(readFileSync(option("filename"), "utf8")))
    copyFileSync(file, "bucket/" + key);
} else if (verb === "delete") rmSync(key);
else if (existsSync(key)) copyFileSync(key, option("file"));
else {
  console.error("The specified key does not exist.");
  process.exitCode = 1;
}
`;

/** Copies the project, and replaces its placeholders for the address and the authority. */
export async function deployableProject() {
  const folder = await projectCopy();
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  const at = (path: string) => join(folder, path);
  const edit = async (path: string, change: (source: string) => string) =>
    writeFile(at(path), change(await readFile(at(path), "utf8")));
  await edit("content/channel.yaml", (source) =>
    source
      .replace(/^url: .*$/m, "url: https://news.test.edu")
      .replace(/^authority: .*$/m, 'authority: "test.edu,2021"'),
  );
  await mkdir(at("bin"));
  await writeFile(at("bin/wrangler"), wrangler);
  await chmod(at("bin/wrangler"), 0o755);
  await writeFile(at("bin/r2.mjs"), r2);
  /** Variables that other builds obey and a deployment must ignore. */
  const others = { BASE_URL: "http://localhost:4321", PREVIEW: "feeds", SOURCE_DATE_EPOCH: "1000" };
  const env = {
    PATH: `${at("bin")}${delimiter}${process.env["PATH"]}`,
    CI: "",
    SECRET_STATUS: "0",
    VIEWS_SECRET: "",
    R2_FAILS: "none",
    ...others,
  };
  /** Runs a command. When it uploads, wrangler exits with this status. */
  const run = (status: number, command: string, ...args: string[]) =>
    runCommand(folder, command, args, { ...env, WRANGLER_STATUS: String(status) });
  const deploy = (status: number, ...args: string[]) => run(status, "deploy", ...args);
  /** The text of the ledger. */
  const ledger = () => readFile(at("content/published.json"), "utf8");
  /** The moments of the editions that wrangler was told to upload. */
  const moments = async () =>
    (await readFile(at("moments"), "utf8")).trim().split("\n").map(Number);
  return { folder, at, env, edit, run, deploy, ledger, moments };
}
