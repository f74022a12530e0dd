import { expect, it } from "vitest";
import { watchedForTest } from "./watched.ts";

/*
 * Checks what would happen if something active in an article got past the sanitiser. The tests use the
 * real page and headers of an article, with something planted in the page.
 */

const path = "/articles/how-to-subscribe/";
const elsewhere = "https://evil.example";

/** If one of these acts, it leaves its name in the page or requests it from the other site. */
const plants: Readonly<Record<string, string>> = {
  script: `<script>acted.push("script")</script>`,
  module: `<script type="module">acted.push("module")</script>`,
  "script-elsewhere": `<script src="${elsewhere}/script-elsewhere"></script>`,
  "script-as-data": `<script src="data:text/javascript,acted.push('script-as-data')"></script>`,
  handler: `<img src="/nowhere" alt="" onerror="acted.push('handler')">`,
  click: `<button class="plant" type="button" onclick="acted.push('click')">x</button>`,
  address: `<a class="plant" href="javascript:void acted.push('address')">x</a>`,
  "frame-address": `<iframe src="javascript:parent.acted.push('frame-address')"></iframe>`,
  "frame-document": `<iframe srcdoc="<script>parent.acted.push('frame-document')</script>"></iframe>`,
  "frame-elsewhere": `<iframe src="${elsewhere}/frame-elsewhere"></iframe>`,
  style: `<style>:root { --style: yes }</style>`,
  "style-of-element": `<p id="styled" style="--style-of-element: yes">x</p>`,
  "style-elsewhere": `<link rel="stylesheet" href="${elsewhere}/style-elsewhere">`,
  object: `<object data="${elsewhere}/object"></object>`,
  fetch: `<script>fetch("${elsewhere}/fetch").catch(() => {})</script>`,
  form: `<form action="${elsewhere}/form" target="to"><button class="plant">x</button></form><iframe name="to"></iframe>`,
  base: `<base href="${elsewhere}/base">`,
};

/** The names of the plants that acted, with the site's policy or without it. */
async function acts(withPolicy: boolean): Promise<Set<string>> {
  const { page, context } = await watchedForTest();
  const acted = new Set<string>();
  await context.route(`${elsewhere}/**`, (route) => {
    acted.add(new URL(route.request().url()).pathname.slice(1));
    return route.fulfill({ body: "" });
  });
  await page.addInitScript({ content: "window.acted = []" });
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": policy = "", ...headers } = response.headers();
    const planted = `</h1>${Object.values(plants).join("")}`;
    await route.fulfill({
      body: (await response.text()).replace("</h1>", planted),
      headers: withPolicy ? { ...headers, "content-security-policy": policy } : headers,
    });
  });
  await page.goto(path);
  await page.evaluate(`for (const plant of document.querySelectorAll(".plant")) plant.click()`);
  await page.waitForTimeout(500);
  const told: string[] = await page.evaluate(`[
    ...acted,
    ...["style", "style-of-element"].filter((name) =>
      getComputedStyle(document.querySelector("#styled")).getPropertyValue("--" + name)),
    ...(document.baseURI.endsWith("/base") ? ["base"] : []),
  ]`);
  for (const name of told) acted.add(name);
  return acted;
}

it("stops everything active that is planted in an article", async () => {
  expect([...(await acts(true))]).toEqual([]);
});

it("depends on the policy for that: without it, everything planted acts", async () => {
  const acted = await acts(false);
  expect(Object.keys(plants).filter((name) => !acted.has(name))).toEqual([]);
});
