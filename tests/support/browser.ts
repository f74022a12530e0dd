import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import type { LaunchOptions } from "playwright-core";

/** The path of a browser, or the browser packed in the npm package `@sparticuz/chromium`. */
export type FoundBrowser = { readonly executable: string } | "packed";

/** Where Chromium and Chrome are installed, by Node's name of the platform. */
const installed: Readonly<Record<string, readonly string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  ],
};

/** The platform that the package supports. */
const packedFor = "linux-x64";

/** The machine on which to find a browser. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly arch: string;
  readonly exists: (path: string) => boolean;
}

/**
 * Finds the browser for tests: the one that CHROMIUM_PATH names, or an installed one, or the packed one.
 * The path in CHROMIUM_PATH is not checked, so that a mistake in it is noticed.
 */
export function findBrowser({ env, platform, arch, exists }: Machine): FoundBrowser | undefined {
  const executable = env["CHROMIUM_PATH"] || installed[platform]?.find(exists);
  if (executable) return { executable };
  return `${platform}-${arch}` === packedFor ? "packed" : undefined;
}

/** The browser on this machine. */
export function browserHere(): FoundBrowser | undefined {
  return findBrowser({ ...process, exists: existsSync });
}

/** How Playwright launches a browser. The packed browser is unpacked first. */
export async function launchOptions(browser: FoundBrowser): Promise<LaunchOptions> {
  const args = [
    "--no-sandbox",
    // Makes navigator.webdriver false, as in a person's browser.
    "--disable-blink-features=AutomationControlled",
    // Gives letters the same widths on all machines.
    "--font-render-hinting=none",
  ];
  if (browser !== "packed") return { args, executablePath: browser.executable };
  const folder = await unpacked();
  return {
    args,
    executablePath: join(folder, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "lib"),
      FONTCONFIG_FILE: join(folder, "own-fonts.conf"),
    },
  };
}

/** The folder with the packed browser and the libraries that a Linux server lacks. */
async function unpacked(): Promise<string> {
  const packed = resolve(
    dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")),
    "..",
  );
  const { version }: { version: string } = JSON.parse(
    await readFile(join(packed, "package.json"), "utf8"),
  );
  const folder = resolve(`.vitest/chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const aside = await mkdtemp(`${folder}-`);
  const inflate = (name: string, to: string, mode: number) =>
    pipeline(
      createReadStream(join(packed, "bin", name)),
      createBrotliDecompress(),
      createWriteStream(join(aside, to), { mode }),
    );
  await Promise.all([
    inflate("chromium.br", "chromium", 0o755),
    ...["al2023", "swiftshader", "fonts"].map(async (name) => {
      await inflate(`${name}.tar.br`, `${name}.tar`, 0o644);
      execFileSync("tar", ["-xf", join(aside, `${name}.tar`), "-C", aside]);
      await rm(join(aside, `${name}.tar`));
    }),
  ]);
  const fonts = `<dir>${join(folder, "fonts")}</dir><dir>/usr/share/fonts</dir>`;
  await writeFile(join(aside, "own-fonts.conf"), `<fontconfig>${fonts}</fontconfig>`);
  await rename(aside, folder);
  return folder;
}
