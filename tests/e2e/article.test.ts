import { expect, it } from "vitest";
import { origin, watchedForTest } from "./watched.ts";

/* The page of an article. */

const path = "/articles/joint-laboratory/";

it("offers the ways to share that the browser supports", async () => {
  const { page } = await watchedForTest();
  await page.addInitScript({
    content: "navigator.share = async (what) => { window.shared = what }",
  });
  await page.goto(path);
  await page.getByRole("button", { name: "Share" }).click();
  expect(await page.evaluate("shared.url")).toBe(`${origin}${path}`);
  expect(await page.getByRole("button", { name: "Copy the link" }).isVisible()).toBe(true);

  const plain = await watchedForTest({ javaScriptEnabled: false });
  await plain.page.goto(path);
  expect(await plain.page.getByRole("button").count()).toBe(0);
  expect(await plain.page.getByRole("link", { name: "Send by e-mail" }).isVisible()).toBe(true);
});

it("links to the previous and next article, and to related ones", async () => {
  const { page } = await watchedForTest();
  await page.goto("/articles/brief-15/");
  const around = page.getByRole("navigation", { name: /^Before and after/ });
  expect(await around.getByRole("link", { name: /^Brief/ }).allInnerTexts()).toEqual([
    "Brief no. 14",
    "Brief no. 16",
  ]);
  expect(await page.getByRole("heading", { name: "On the same topics" }).count()).toBe(1);
  await around.getByRole("link", { name: "Brief no. 16" }).click();
  await page.getByRole("heading", { level: 1, name: "Brief no. 16" }).waitFor();
});

it("says why the article was withdrawn, and links to its topic", async () => {
  const { page } = await watchedForTest();
  await page.goto("/articles/withdrawn/");
  const main = page.getByRole("main");
  expect(await main.innerText()).toContain("The laboratory asked us to check the figures again.");
  expect(await main.innerText()).not.toContain("final");
  await main.getByRole("link", { name: "Cooperation" }).click();
  await page.getByRole("heading", { level: 1, name: "Cooperation" }).waitFor();
});

it("prints the article alone, in black on white", async () => {
  const { page } = await watchedForTest({ colorScheme: "dark" });
  await page.goto("/articles/chinese/");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const name of ["Site", "Breadcrumb", /^Before and after/]) {
    expect(await page.getByRole("navigation", { name }).count(), String(name)).toBe(0);
  }
  for (const role of ["button", "complementary"] as const) {
    expect(await page.getByRole(role).count(), role).toBe(0);
  }
  expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByRole("main").innerText()).toContain("给程序读的");
  const colours = await page.evaluate(
    `[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]`,
  );
  expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  const address = `getComputedStyle(document.querySelector(".text a[href^=http]"), "::after").content`;
  expect(await page.evaluate(address)).toContain("https://example.org/a/very/long");
  const pages = (await page.pdf()).toString("latin1").match(/\/Type \/Page\b/g);
  expect(pages?.length).toBeLessThanOrEqual(4);
});
