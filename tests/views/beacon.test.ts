import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { beaconScript } from "../../src/pages/script.ts";
import { countsAsView } from "../../src/views/view.ts";

/*
 * Runs in a real browser, on the real server. The test moves the page's clock by hand,
 * so that waiting takes no time.
 */
const origin = inject("origin");
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** The beacons of the context: their path, the status of the answer, and the cookie that was sent. */
let beacons: Promise<typeof beacon>[];

const article = "/articles/how-to-subscribe/";
const beacon: {
  path: string;
  counts: boolean;
  status: number | undefined;
  cookie: string | undefined;
} = {
  path: `${article}views`,
  counts: true,
  status: 204,
  cookie: undefined,
};

beforeAll(async () => {
  browser = await chromium.connect(inject("browser"));
});

afterAll(() => browser.close());

beforeEach(async () => {
  context = await browser.newContext({
    baseURL: origin,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36",
  });
  await context.addCookies([{ name: "of", value: "another service", url: origin }]);
  await context.clock.install({ time: 0 });
  await context.clock.pauseAt(1000);
  beacons = [];
  context.on("request", (request) => {
    if (request.method() === "POST") beacons.push(beaconOf(request));
  });
  page = await context.newPage();
});

afterEach(() => context.close());

async function beaconOf(request: Request): Promise<typeof beacon> {
  const [response, headers] = await Promise.all([request.response(), request.allHeaders()]);
  return {
    path: new URL(request.url()).pathname,
    counts: countsAsView(new Headers(headers), origin),
    status: response?.status(),
    cookie: headers["cookie"],
  };
}

/** The beacons that were sent after five more seconds on the page's clock. */
async function told(): Promise<(typeof beacon)[]> {
  await context.clock.runFor(5000);
  // Once this has been answered, every earlier request is recorded.
  await page.evaluate("fetch('/healthz').then(({ status }) => status)");
  return Promise.all(beacons);
}

/** Gives a property of `document` or `navigator` another value on every page from now on. */
function pretend(what: "document" | "navigator", name: string, value: unknown) {
  return context.addInitScript({ content: property(what, name, value) });
}

/** Changes a property of the document and dispatches the event, as browsers do. */
function become(name: "visibilityState" | "prerendering", value: unknown, event: string) {
  return page.evaluate(
    `${property("document", name, value)}; document.dispatchEvent(new Event("${event}"))`,
  );
}

function property(of: string, name: string, value: unknown): string {
  const descriptor = JSON.stringify({ value, configurable: true });
  return `Object.defineProperty(${of}, "${name}", ${descriptor})`;
}

describe("a page sends a beacon", () => {
  it("once in a visit, without a cookie", async () => {
    await page.goto(article);
    expect(await told()).toEqual([beacon]);
    await page.reload();
    await told();
    await page.goto("/");
    await told();
    await page.goBack();
    expect(await told()).toEqual([beacon]);
  });

  it("when it comes out of the background", async () => {
    await pretend("document", "visibilityState", "hidden");
    await page.goto(article);
    expect(await told()).toEqual([]);
    await become("visibilityState", "visible", "visibilitychange");
    await context.clock.runFor(900);
    await become("visibilityState", "hidden", "visibilitychange");
    expect(await told()).toEqual([]);
    await become("visibilityState", "visible", "visibilitychange");
    expect(await told()).toEqual([beacon]);
  });

  it("when it is shown after prerendering", async () => {
    await pretend("document", "prerendering", true);
    await page.goto(article);
    expect(await told()).toEqual([]);
    await become("prerendering", false, "prerenderingchange");
    expect(await told()).toEqual([beacon]);
  });

  it("even without sessionStorage", async () => {
    const content =
      'Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("denied") } })';
    await context.addInitScript({ content });
    await page.goto(article);
    expect(await told()).toEqual([beacon]);
  });
});

describe("a page sends no beacon", () => {
  it.each([
    ["doNotTrack", "1"],
    ["globalPrivacyControl", true],
    ["webdriver", true],
  ])("if navigator.%s is %j", async (name, value) => {
    await pretend("navigator", name, value);
    await page.goto(article);
    expect(await told()).toEqual([]);
  });

  it.each(["/", "/topics/research-news/", "/articles/unknown/"])("at %s", async (path) => {
    await page.goto(path);
    expect(await told()).toEqual([]);
  });
});

it("sends beacons with a script of less than 700 bytes", () => {
  expect(new TextEncoder().encode(beaconScript).length).toBeLessThan(700);
});
