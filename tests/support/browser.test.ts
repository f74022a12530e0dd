import { expect, it } from "vitest";
import { findBrowser } from "./browser.ts";

const bare = { env: {}, platform: "linux", arch: "x64", exists: () => false };

it("takes the browser that is named, without looking", () => {
  const env = { CHROMIUM_PATH: "/opt/chrome" };
  expect(findBrowser({ ...bare, env, exists: () => true })).toEqual({ executable: "/opt/chrome" });
  expect(findBrowser({ ...bare, env })).toEqual({ executable: "/opt/chrome" });
  expect(findBrowser({ ...bare, env: { CHROMIUM_PATH: "" } })).toBe("packed");
});

it.each([
  ["linux", "/usr/bin/google-chrome"],
  ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["win32", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"],
])("takes one that is installed: %s", (platform, executable) => {
  const exists = (path: string) => path === executable;
  expect(findBrowser({ ...bare, platform, exists })).toEqual({ executable });
});

it("takes Chromium before Chrome", () => {
  expect(findBrowser({ ...bare, exists: () => true })).toEqual({ executable: "/usr/bin/chromium" });
});

it("takes the packed one where none is installed, on the platform that it is for", () => {
  expect(findBrowser(bare)).toBe("packed");
  expect(findBrowser({ ...bare, arch: "arm64" })).toBeUndefined();
  expect(findBrowser({ ...bare, platform: "darwin" })).toBeUndefined();
});
