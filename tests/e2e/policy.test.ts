import { expect, it } from "vitest";
import { watchedForTest } from "./watched.ts";

/*
 * What would happen if an article got past the sanitiser with something that acts. The article's page is
 * served as it is, with its headers, but for what is planted in it.
 */

const path = "/articles/how-to-subscribe/";
const elsewhere = "https://evil.example";

/** Each leaves its name in the page if it acts. */
const plants: Readonly<Record<string, string>> = {
  script: `<script>acted.push("script")</script>`,
  module: `<script type="module">acted.push("module")</script>`,
  "foreign script": `<script src="${elsewhere}/script.js"></script>`,
  "script that is a feed": `<script src="/rss.xml"></script>`,
  "script in a data address": `<script src="data:text/javascript,acted.push('data')"></script>`,
  handler: `<img src="/nowhere" alt="" onerror="acted.push('handler')">`,
  click: `<button id="plant" onclick="acted.push('click')">x</button>`,
  address: `<a id="plant" href="javascript:acted.push('address')">x</a>`,
  "address of a frame": `<iframe src="javascript:parent.acted.push('frame')"></iframe>`,
  "document in a frame": `<iframe srcdoc="<script>parent.acted.push('srcdoc')</script>"></iframe>`,
  style: `<style>:root { --planted: yes }</style>`,
  "style of an element": `<p id="styled" style="--planted: yes">x</p>`,
  base: `<base href="${elsewhere}/">`,
  form: `<form action="${elsewhere}/"><button id="plant">x</button></form>`,
  "foreign style": `<link rel="stylesheet" href="${elsewhere}/style.css">`,
  object: `<object data="${elsewhere}/object"></object>`,
  fetch: `<script>fetch("${elsewhere}/")</script>`,
};

/** What the planted has done, with the site's policy or without it. */
async function acts(plant: string, withPolicy: boolean): Promise<boolean> {
  const { page, context } = await watchedForTest();
  const asked: string[] = [];
  await context.route(`${elsewhere}/**`, (route) => {
    asked.push(route.request().url());
    const contentType =
      route.request().resourceType() === "script" ? "text/javascript" : "text/css";
    return route.fulfill({ contentType, body: "" });
  });
  await page.addInitScript({ content: "window.acted = []" });
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": policy = "", ...headers } = response.headers();
    const html = (await response.text()).replace("</h1>", `</h1>${plant}`);
    await route.fulfill({
      body: html,
      headers: withPolicy ? { ...headers, "content-security-policy": policy } : headers,
    });
  });
  await page.goto(path);
  if (plant.includes('id="plant"')) {
    await page.locator("#plant").click({ noWaitAfter: true });
    await page.waitForTimeout(100);
  }
  const [acted, planted, base] = await Promise.all([
    page.evaluate<string[]>("window.acted ?? []"),
    page.evaluate<string>(
      `getComputedStyle(document.querySelector("#styled") ?? document.documentElement).getPropertyValue("--planted")`,
    ),
    page.evaluate<string>("document.baseURI"),
  ]);
  return acted.length > 0 || planted !== "" || base.startsWith(elsewhere) || asked.length > 0;
}

it.each(Object.entries(plants))("does not let act: %s", async (name, plant) => {
  expect(await acts(plant, true)).toBe(false);
  // So that this test is known to see it. A feed is no script even without the policy, by its type.
  if (name !== "script that is a feed") expect(await acts(plant, false)).toBe(true);
});
