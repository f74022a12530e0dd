import type { Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { localBackend } from "../../../src/cli/editor/configuration/backends.ts";
import { type EditorServer, serveEditor } from "../../../src/cli/editor/serve.ts";
import { watchedForTest } from "../watched.ts";
import type { Files } from "./fixture-files.ts";
import { chooseFolder, putFiles, readFiles } from "./private-files.ts";

/*
 * The editor of `npm start`, in a browser that has no network. Where a person would choose the folder of the
 * publication, it is given a folder in the browser's private file system.
 */

/** The moment of all tests: noon of 25 November 2026 in Shanghai, where the publication is. */
export const now = Date.parse("2026-11-25T12:00:00+08:00");

/** One server for the tests of a file. */
let serving: Promise<EditorServer> | undefined;
afterAll(async () => (await serving)?.close());

/** The editor at work on a publication. */
export interface Desk {
  readonly page: Page;
  /** All files of the publication, as the editor has left them. */
  files(): Promise<Files>;
  /** Fails if the page has asked for anything but its own server, or has complained. */
  expectQuiet(): void;
}

/**
 * Opens the editor in a new tab. Its form is made from `tests/fixtures/lakeside`.
 *
 * @param files what the folder of the publication holds
 */
export async function openDesk(files: Files): Promise<Desk> {
  serving ??= serveEditor(
    "tests/fixtures/lakeside",
    { origin: "http://localhost:8787", backend: localBackend("publication"), reviewed: false },
    () => now,
  );
  const server = await serving;
  const { page, context, foreign, complaints } = await watchedForTest({
    baseURL: server.origin,
    locale: "en-GB",
    // Sveltia CMS draws a field only when it comes into sight. Here, all are in sight.
    viewport: { width: 1280, height: 4000 },
    // Far from the publication, whose clock counts.
    timezoneId: "America/New_York",
  });
  await context.route(
    ({ origin, protocol }) => origin !== server.origin && /^https?:$/.test(protocol),
    (route) => route.abort(),
  );
  context.setDefaultTimeout(60_000);
  await page.clock.setFixedTime(now);
  await page.addInitScript({ content: chooseFolder });
  // Any page of the server may write into the private file system.
  await page.goto("/data/en.json");
  await page.evaluate(putFiles(files));
  await page.goto("/");
  await page.getByRole("button", { name: "Work with Local Repository" }).click();
  await newButton(page).waitFor();
  return {
    page,
    files: async () => fromBase64(await page.evaluate<Record<string, string>>(readFiles)),
    expectQuiet: () => {
      expect(foreign.filter((address) => !address.startsWith("blob:"))).toEqual([]);
      expect(complaints).toEqual([]);
    },
  };
}

/** The button above a list that begins a new article. */
export const newButton = (page: Page) => page.getByRole("button", { name: "Create New Entry" });

function fromBase64(files: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, base64]) => [
      path,
      new Uint8Array(Buffer.from(base64, "base64")),
    ]),
  );
}
