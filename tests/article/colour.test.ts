import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backgrounds, contrast, isColour, lightened } from "../../src/article/colour.ts";
import { readChannel } from "../../src/content/channel/read-channel.ts";
import { formatError } from "../../src/content/content-error.ts";
import { styleSheet } from "../../src/pages/style/style-sheet.ts";
import { channelYaml, contentFolder } from "../support/content-folder.ts";

/** WCAG 2.2, success criterion 1.4.3. */
const readable = 4.5;

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}` as const);

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#777777", "#ffffff", 4.48],
    ["#1d4f7c", "#1d4f7c", 1],
  ] as const)("between %s and %s is %f, as WCAG defines it", (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2);
    expect(contrast(b, a)).toBeCloseTo(expected, 2);
  });
});

it("lightens any colour until it is readable on the dark background", () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      const light = lightened(colour, backgrounds.dark);
      expect(isColour(light)).toBe(true);
      expect(contrast(light, backgrounds.dark)).toBeGreaterThanOrEqual(readable);
    }),
  );
});

it("keeps text readable on both backgrounds of each colour scheme", () => {
  const style = styleSheet({});
  const values = (name: string) =>
    [
      ...(style.split("@media print")[0]?.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6})`, "g")) ??
        []),
    ].map(([, value = ""]) => value);
  for (const name of ["ink", "quiet", "accent"]) {
    expect(values(name)).toHaveLength(2);
    values(name).forEach((text, scheme) => {
      for (const behind of [values("paper")[scheme], values("tint")[scheme]]) {
        if (!isColour(text) || behind === undefined || !isColour(behind)) throw new Error(name);
        expect(contrast(text, behind), `${name} on ${behind}`).toBeGreaterThanOrEqual(readable);
      }
    });
  }
});

describe("accent in channel.yaml", () => {
  const read = async (line: string) => {
    const result = await readChannel(
      await contentFolder({ "channel.yaml": `${channelYaml}\n${line}\n` }),
    );
    return result.ok ? result.value.channel.accent : result.errors.map(formatError).join("\n");
  };

  it("is a colour, or is left out", async () => {
    expect(await read('accent: "#1D4f7c"')).toBe("#1D4f7c");
    expect(await read("")).toBeUndefined();
  });

  it.each([
    [
      "accent: #1d4f7c",
      /the colour is missing\n[\s\S]* help: write it in double quotes, as in "#1d4f7c"/,
    ],
    ['accent: "blue"', /accent: this is not a colour\n[\s\S]* help: write # and six/],
    ['accent: "#fff"', /this is not a colour/],
    ['accent: "#6e6e6e"', /would be hard to read on a light background/],
    [
      'accent: "#f0c000"',
      /would be hard to read on a light background\n[\s\S]* help: write a darker one/,
    ],
  ])("reports %s with a fix", async (line, message) => {
    expect(await read(line)).toMatch(message);
  });
});
