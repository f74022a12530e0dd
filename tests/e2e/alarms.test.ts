import { expect, it } from "vitest";
import { faultsOfHtml } from "../support/valid-html.ts";
import { axeFindings, faintTexts, tooWide, unmarkedChinese } from "./looks.ts";
import { watchedForTest } from "./watched.ts";

/* Plants each fault that the other tests look for, and checks that they find it. */

const faulty = `<!doctype html><html lang="en"><head><title>x</title>
  <link rel="stylesheet" href="https://elsewhere.example/x.css"></head>
  <body><main><h1>x</h1><img src="/icon"><p style="color: red">x</p><p>北京</p>
  <script src="/moves.js"></script></main></body></html>`;

const moves = `
  const { style } = document.body;
  style.background = "#fff";
  style.color = "#aaa";
  const tall = document.createElement("div");
  tall.style.width = "3000px";
  tall.style.height = "300px";
  setTimeout(() => document.querySelector("main").prepend(tall), 300);
`;

it("raises every alarm", async () => {
  const { page, complaints, foreign, shift } = await watchedForTest();
  await page.route("**", async (route) => {
    const isScript = route.request().resourceType() === "script";
    await route.fulfill({
      contentType: `${isScript ? "text/javascript" : "text/html"}; charset=utf-8`,
      headers: { "Content-Security-Policy": "default-src 'self'; img-src *; style-src https:" },
      body: isScript ? moves : faulty,
    });
  });
  await page.goto("/");
  await page.waitForTimeout(600);
  expect(complaints.join()).toMatch(/inline style/);
  expect(foreign).toEqual(["https://elsewhere.example/x.css"]);
  expect(await shift()).toBeGreaterThan(0.01);
  expect(await axeFindings(page)).toContain("image-alt: img");
  expect(await axeFindings(page, "colours")).toContain("color-contrast: p:nth-child(5)");
  expect(await faintTexts(page)).toContain("x: 2.32");
  expect(await unmarkedChinese(page)).toEqual(["北京"]);
  expect(await tooWide(page)).toContain("the page");
  expect((await faultsOfHtml(faulty)).join()).toMatch(/no-inline-style|wcag\/h37/);
});
