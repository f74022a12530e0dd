import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { describeApi } from "../../src/api/describe-api.ts";
import { createApp } from "../../src/app/app.ts";
import { iconTypes } from "../../src/article/site-pictures.ts";
import { anyCharacter } from "../support/any-character.ts";
import { answerCheck, type CheckAnswer, schemaCheck } from "../support/described-answer.ts";
import { type DescribedParameter, readDescription } from "../support/described-api.ts";
import { asker, pathOf, type Query, questionFor } from "../support/described-question.ts";
import { describedSite, namesHere } from "../support/described-site.ts";
import type { DevServer } from "../support/dev-server.ts";
import { pressFixture } from "../support/fixtures.ts";
import { channel } from "../support/publication.ts";

/*
 * Everything that /openapi.json says, asked of a running Worker with its static assets: each path with each
 * of its statuses, each parameter with its examples, and random values.
 */

let server: DevServer;
let text: string;
let check: CheckAnswer;
let ask: ReturnType<typeof asker>;

/** Of the publication, the paths and parameters name only the pages; its topics are in the text. */
const { catalogue } = await pressFixture("demanding");
const { operations } = readDescription(describeApi(channel, "1", catalogue.pages));
const parametersHere = () => readDescription(JSON.parse(text)).operations;

beforeAll(async () => {
  server = await describedSite();
  text = await (await fetch(`${server.origin}/openapi.json`)).text();
  check = answerCheck(JSON.parse(text));
  const feed = await (await fetch(`${server.origin}/feed.json?limit=100`)).text();
  const page = await (await fetch(server.origin)).text();
  const found = (pattern: RegExp, where: string) => pattern.exec(where)?.[1] ?? "";
  const files = {
    media: found(/\/media\/([\w-]+\.mp3)/, feed),
    style: found(/\/style\/([\w-]+\.css)/, page),
    script: found(/\/script\/([\w-]+\.js)/, page),
  };
  expect(Object.values(files)).not.toContain("");
  ask = asker(server.origin, files);
});

afterAll(async () => server?.end("SIGTERM"));

it("is valid OpenAPI 3.1", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broadsheet-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const validate = async (content: string) => {
    await writeFile(join(folder, "openapi.json"), content);
    const { status, stdout } = spawnSync("validate-api", ["openapi.json"], {
      cwd: folder,
      encoding: "utf8",
    });
    return [status, stdout];
  };
  expect(await validate(text)).toEqual([0, expect.stringContaining('"valid": true')]);
  // Else it would find nothing.
  expect((await validate(text.replaceAll('"operationId"', '"operation"')))[0]).toBe(1);
});

it("has the address of this site, and the paths of every site", () => {
  expect(JSON.parse(text).servers).toEqual([{ url: server.origin }]);
  expect(parametersHere().map(({ path }) => path)).toEqual(operations.map(({ path }) => path));
});

describe.each(operations)("$method $path", (operation) => {
  const statuses = [...operation.responses.keys()].filter((status) => ![429, 500].includes(status));

  it.each(statuses)("answers %i as described", async (status) => {
    const etag = (await ask(operation)).headers.get("ETag") ?? "";
    const question = questionFor(operation, status, etag);
    const answer = await ask(operation, question);
    expect(answer.status).toBe(status);
    await check(operation, answer, `${operation.path} ${JSON.stringify(question)}`);
  });
});

/** Values for parameters whose values depend on the articles, or on a former answer. */
const otherValues: Readonly<Record<string, readonly unknown[]>> = {
  author: [["first-author"], ["first-author,third"]],
  page: [1],
  feed: ["rss2", "atom", "json"],
  "If-None-Match": ["*", '"other"'],
  "If-Modified-Since": ["Sun, 06 Nov 1994 08:49:37 GMT", "Fri, 06 Nov 2099 08:49:37 GMT"],
  "If-Range": ['"other"'],
};

function valuesOf(parameter: DescribedParameter): readonly unknown[] {
  const { name, schema, examples } = parameter;
  const given = Object.values(examples).map(({ value }) => value);
  if (given.length > 0) return given;
  if (schema.enum !== undefined) return schema.enum;
  return parameter.in === "path" ? [namesHere[name] ?? "file"] : (otherValues[name] ?? []);
}

function queryWith(name: string, value: unknown): Query {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => [name, String(one)]);
}

it("every parameter can be used as its examples show", async () => {
  const ajv = schemaCheck();
  let asked = 0;
  for (const operation of parametersHere()) {
    for (const parameter of operation.parameters) {
      const { name, schema } = parameter;
      const values = valuesOf(parameter);
      expect([operation.path, name, values.length > 0]).toContain(true);
      for (const value of values) {
        const typed = schema.type === "integer" ? Number(value) : value;
        expect([name, value, ajv.validate(schema, typed)]).toContain(true);
        // A file has no other name than its own.
        if (parameter.in === "path" && name === "file") continue;
        const question =
          parameter.in === "query"
            ? { query: queryWith(name, value) }
            : parameter.in === "header"
              ? { headers: { [name]: String(value) } }
              : { path: pathOf(operation, { ...namesHere, [name]: String(value) }) };
        const answer = await ask(operation, question);
        const what = `${operation.path} ${JSON.stringify(question)}`;
        expect([what, answer.status < 400]).toEqual([what, true]);
        await check(operation, answer, what);
        asked++;
      }
    }
  }
  expect(asked).toBeGreaterThan(300);
});

it("the defaults are what the site does when nothing is asked for", async () => {
  for (const operation of parametersHere()) {
    const plain = await ask(operation);
    for (const { name, schema } of operation.parameters) {
      if (schema.default === undefined) continue;
      const same = await ask(operation, { query: [[name, String(schema.default)]] });
      // A list of one feed is not the list of all, even if it is of the usual format.
      if (operation.id === "opml") continue;
      expect([operation.path, name, same.headers.get("ETag")]).toEqual([
        operation.path,
        name,
        plain.headers.get("ETag"),
      ]);
    }
  }
});

it("addresses that can be read answer HEAD alike, OPTIONS with 204 and other methods with 405", async () => {
  // The platform answers for files, and the check of its health is no document.
  const others = ["/media/{file}", "/openapi.json", "/healthz", ...iconTypes.keys()];
  for (const operation of operations) {
    if (operation.method !== "GET" || others.includes(operation.path)) continue;
    const send = (method: string) => ask({ ...operation, method });
    const [get, head] = [await send("GET"), await send("HEAD")];
    for (const name of operation.responses.get(get.status)?.headers.keys() ?? []) {
      // In the first minutes of an edition, this is the time of the request.
      if (name === "Last-Modified") continue;
      expect([operation.path, head.headers.get(name)]).toEqual([
        operation.path,
        get.headers.get(name),
      ]);
    }
    expect([operation.path, head.status]).toEqual([operation.path, get.status]);
    expect([operation.path, (await send("OPTIONS")).status]).toEqual([operation.path, 204]);
    if (get.status === 301) continue;
    const put = await send("PUT");
    expect([operation.path, put.status]).toEqual([operation.path, 405]);
    expect(put.headers.get("Allow")).toContain("GET");
  }
});

describe("random values", () => {
  const described = (id: string) => {
    const found = operations.find((one) => one.id === id);
    if (found === undefined) throw new Error(`${id} is not described`);
    return found;
  };
  const feed = described("rssFeed");
  const ajv = schemaCheck();
  const inQuery = [...feed.parameters, ...described("jsonFeed").parameters].filter(
    (one) => one.in === "query",
  );
  const stringsOf = ({ schema }: DescribedParameter) => {
    const patterns = Array.from(
      JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g),
      ([, pattern = '""']): string => JSON.parse(pattern),
    );
    return patterns.map((pattern) => fc.stringMatching(new RegExp(pattern)));
  };
  const anyValue = (parameter: DescribedParameter) =>
    fc.oneof(
      ...stringsOf(parameter),
      fc.constantFrom(
        ...valuesOf(parameter).flatMap((value) => queryWith("", value)[0]?.[1] ?? ""),
      ),
      fc.integer({ min: -1, max: 101 }).map(String),
      fc.string({ unit: anyCharacter, maxLength: 12 }),
    );
  const pair = fc
    .constantFrom(...inQuery)
    .chain((parameter) => anyValue(parameter).map((value) => [parameter.name, value] as const));

  it("are answered as described, and never with an error of ours", async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...operations.filter(({ responses }) => responses.has(414))),
        fc.array(pair, { maxLength: 4 }),
        async (operation, query) => {
          const answer = await ask(operation, { query });
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
          expect(answer.status).toBeLessThan(500);
          await check(operation, answer, `${operation.path} ${JSON.stringify(query)}`);
        },
      ),
      { numRuns: 500 },
    );
    for (const status of [200, 400, 404]) expect(seen.get(status), `${status}`).toBeGreaterThan(9);
  });

  it.each(["limit", "content", "since", "until", "language"])(
    "of %s are refused if and only if they do not fit the schema",
    async (name) => {
      const parameter = inQuery.find((one) => one.name === name);
      if (parameter === undefined) throw new Error(`${name} is not described`);
      const { schema } = parameter;
      const seen = new Set<boolean>();
      await fc.assert(
        fc.asyncProperty(anyValue(parameter), async (value) => {
          // Letter case, blanks around a value, and empty values make no difference.
          const written = value.trim().toLowerCase();
          fc.pre(written !== "" && !/^[\s,]*$|,\s*,|^,|,$/.test(written) && value.isWellFormed());
          const typed = /^\d+$/.test(written) ? Number(written) : written;
          const one = schema.type === "string" ? written : typed;
          const fits = ajv.validate(schema, schema.type === "array" ? [written] : one);
          const refused = (await ask(feed, { query: [[name, value]] })).status === 400;
          // A pattern cannot know the calendar.
          if (/^\d{4}-/.test(written) && fits && refused) return;
          seen.add(refused);
          expect([value, refused]).toEqual([value, !fits]);
        }),
        { numRuns: 150 },
      );
      expect([...seen].sort()).toEqual([false, true]);
    },
  );
});

describe("answers to failure and overload", async () => {
  const { catalogue } = await pressFixture("demanding");
  const own = readDescription(describeApi(catalogue.channel, "1"));
  const ownCheck = answerCheck(describeApi(catalogue.channel, "1"));
  const feeds = own.operations.filter(({ responses }) => responses.has(429));
  const request = (path: string, env: object) =>
    createApp(catalogue, () => Date.parse("2026-11-22T00:00:00Z")).request(
      `https://news.example.org${path}`,
      { headers: { "CF-Connecting-IP": "::1" } },
      env,
    );

  it.each(feeds)("429 at $path", async (operation) => {
    const FEED_LIMIT = { limit: async () => ({ success: false }) };
    const answer = await request(`${pathOf(operation)}?exclude=empty`, { FEED_LIMIT });
    expect(answer.status).toBe(429);
    await ownCheck(operation, answer, operation.path);
  });

  it("500 where the platform finds no volume", async () => {
    const operation = own.operations.find(({ id }) => id === "rssFeed");
    if (operation === undefined) throw new Error("no feed is described");
    const ASSETS = { fetch: async () => new Response(null, { status: 404 }) };
    const answer = await request("/rss.xml", { ASSETS });
    expect(answer.status).toBe(500);
    await ownCheck(operation, answer, operation.path);
  });
});
