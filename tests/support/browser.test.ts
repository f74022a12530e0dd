import { expect, it } from "vitest";
import { findBrowser } from "./browser.ts";

const bare = { env: {}, platform: "linux", arch: "x64", exists: () => false };

it("takes the browser that CHROMIUM_PATH names, without a check", () => {
  const env = { CHROMIUM_PATH: "/opt/chrome" };
  expect(findBrowser({ ...bare, env, exists: () => true })).toEqual({ executable: "/opt/chrome" });
  expect(findBrowser({ ...bare, env })).toEqual({ executable: "/opt/chrome" });
  expect(findBrowser({ ...bare, env: { CHROMIUM_PATH: "" } })).toBe("packed");
});

it.each([
  ["linux", "/usr/bin/google-chrome"],
  ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["win32", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"],
])("takes an installed browser on %s", (platform, executable) => {
  const exists = (path: string) => path === executable;
  expect(findBrowser({ ...bare, platform, exists })).toEqual({ executable });
});

it("takes Chromium before Chrome", () => {
  expect(findBrowser({ ...bare, exists: () => true })).toEqual({ executable: "/usr/bin/chromium" });
});

it("takes the packed browser if none is installed and it supports the platform", () => {
  expect(findBrowser(bare)).toBe("packed");
  expect(findBrowser({ ...bare, arch: "arm64" })).toBeUndefined();
  expect(findBrowser({ ...bare, platform: "darwin" })).toBeUndefined();
});
