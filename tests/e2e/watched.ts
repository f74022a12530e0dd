import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { inject, onTestFinished } from "vitest";

export const origin = inject("origin");

/** The origins of the made-up publications. */
export const publications = inject("publications");

/** A page, and a record of what no page of the site should do. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings on the console, including violations of the policy, and uncaught errors. */
  readonly complaints: string[];
  /** Addresses of other origins that it requested. */
  readonly foreign: string[];
  /** The cumulative layout shift so far. */
  shift(): Promise<number>;
}

let browser: Promise<Browser> | undefined;

const watchShifts = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
`;

/**
 * Opens a new tab, which is closed when the test or the file ends.
 *
 * @param options name another site in `baseURL`
 */
export async function watchedPage(options: BrowserContextOptions = {}): Promise<Watched> {
  const own = options.baseURL ?? origin;
  browser ??= chromium.connect(inject("browser"));
  const context = await (await browser).newContext({
    baseURL: own,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  // A publication is pressed for its first page, which takes long on a busy machine.
  context.setDefaultTimeout(240_000);
  await context.addInitScript({ content: watchShifts });
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // The browser logs this for every error page that a test requests.
    const expected =
      message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (/error|warning/.test(message.type()) && !expected) complaints.push(message.text());
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== own && url.protocol !== "data:") foreign.push(request.url());
  });
  return { page, context, complaints, foreign, shift: () => page.evaluate("shifts") };
}

/** Opens a new tab for one test. */
export async function watchedForTest(options?: BrowserContextOptions): Promise<Watched> {
  const watched = await watchedPage(options);
  onTestFinished(() => watched.context.close());
  return watched;
}

/** Scrolls to the end of the page and back, so that everything on it loads. */
export async function seeAll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const end = document.body.scrollHeight, step = innerHeight; scrollY + step < end; ) {
      const before = scrollY;
      scrollBy(0, step);
      if (scrollY === before) break;
      await new Promise(requestAnimationFrame);
    }
    await Promise.all([...document.images].filter((image) => image.checkVisibility()).map((image) => image.decode().catch(() => {})));
    await new Promise(requestAnimationFrame);
    scrollTo(0, 0);
  })()`);
}
