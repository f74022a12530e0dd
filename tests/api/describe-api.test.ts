import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { apiPath, describeApi } from "../../src/api/describe-api.ts";
import { createApp } from "../../src/app/app.ts";
import { iconTypes } from "../../src/article/site-pictures.ts";
import { exchangePath } from "../../src/views/exchange.ts";
import { readDescription } from "../support/described-api.ts";
import { pressFixture } from "../support/fixtures.ts";
import { channel } from "../support/publication.ts";

/*
 * The description of the interface beside the routes of the application. Whether its answers are true is
 * asked of a running Worker in described-answers.slow.test.ts.
 */

const { catalogue, edition } = await pressFixture("demanding");
const { routes } = createApp(catalogue, () => Date.parse("2026-11-22T00:00:00Z"));
const { operations } = readDescription(describeApi(channel, "1", catalogue.pages));

/** Routes that the public does not need to know, with the reason. */
const unlisted: Readonly<Record<string, string>> = {
  [exchangePath]: "Only the operator, who holds the secret, can use it.",
};

/** The files that the platform serves without the Worker. */
const ofPlatform = [apiPath, ...iconTypes.keys()];

/** Whether a described path leads to a route. A parameter of a route takes any segment. */
function leads(path: string, route: string): boolean {
  const [segments, pattern] = [path.split("/"), route.split("/")];
  return (
    segments.length === pattern.length &&
    pattern.every(
      (part, place) => part === segments[place] || (part[0] === ":" && segments[place] !== ""),
    )
  );
}

const read = routes.filter(({ method }) => method === "ALL" || method === "GET");
const told = routes.filter(({ method }) => method === "POST");

describe("the description", () => {
  it.each([
    ["GET", read],
    ["POST", told],
  ] as const)("has every route for %s", (method, all) => {
    const missing = all.filter(
      ({ path }) =>
        unlisted[path] === undefined &&
        !operations.some((one) => one.method === method && leads(one.path, path)) &&
        !(
          method === "GET" &&
          operations.some((one) => one.method === "POST" && leads(one.path, path))
        ),
    );
    expect(missing.map(({ path }) => path)).toEqual([]);
    expect(all).not.toEqual([]);
  });

  it("has no path without a route", () => {
    const idle = operations.filter(
      ({ path, method }) =>
        !ofPlatform.includes(path) &&
        !(method === "GET" ? read : told).some((route) => leads(path, route.path)),
    );
    expect(idle.map(({ path }) => path)).toEqual([]);
  });

  it("has a parameter for each name in a path, and each operation an id of its own", () => {
    for (const { path, parameters } of operations) {
      const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
      const inPath = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      expect([path, inPath.sort()]).toEqual([path, names.sort()]);
    }
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  it("uses every component", () => {
    const made = describeApi(channel, "1");
    const text = JSON.stringify(made);
    for (const [section, all] of Object.entries(made.components)) {
      for (const name of Object.keys(all)) {
        expect(text).toContain(`"$ref":"#/components/${section}/${name}"`);
      }
    }
  });

  it("names the publication: its title, address, topics and usual settings", () => {
    const feeds = { entries: 7, content: "summary" } as const;
    const text = JSON.stringify(describeApi({ ...channel, feeds }, "1.2.3"));
    expect(JSON.parse(text)).toMatchObject({
      info: { title: channel.title, version: "1.2.3", contact: { name: "Desk" } },
      servers: [{ url: channel.url }],
      components: {
        parameters: {
          topicName: { schema: { enum: ["research-news"] } },
          limit: { schema: { default: 7 } },
          content: { schema: { default: "summary" } },
        },
      },
    });
  });

  it("holds without topics, where it must not list none", () => {
    const { components } = readDescription(describeApi({ ...channel, topics: [] }, "1"));
    expect(components.parameters["topicName"]?.schema.enum).toBeUndefined();
    expect(components.parameters["topic"]?.examples).toEqual({});
  });

  it("is a file of the edition, of this version", () => {
    const file = edition.files.find(({ path }) => path === apiPath);
    const made = JSON.parse(new TextDecoder().decode(file?.bytes()));
    expect(made).toEqual(
      JSON.parse(
        JSON.stringify(describeApi(catalogue.channel, packageJson.version, catalogue.pages)),
      ),
    );
  });
});
