import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { exportViews, importViews } from "../../../src/cli/views/site-views.ts";
import { ViewsError } from "../../../src/cli/views/views-error.ts";
import { freePort } from "../../support/free-port.ts";

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly body: string;
}

const secret = "s".repeat(43);

/** A site on this computer that answers each request as it is told, the last one for ever. */
async function siteThatAnswers(...answers: readonly Answer[]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { status, body, headers } = answers[asked.length] ?? answers.at(-1) ?? { status: 500 };
    asked.push({ request, body: await text(request) });
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { site: { origin: `http://127.0.0.1:${address.port}`, secret }, asked };
}

const article = (name: string, views = 1) => ({
  name,
  path: `/articles/${name}/`,
  title: name.toUpperCase(),
  views,
});

it("an export asks for page after page, with the secret in its header only", async () => {
  const { site, asked } = await siteThatAnswers(
    { status: 200, body: { articles: [article("a"), article("b")], next: "b" } },
    { status: 200, body: { articles: [article("c")] } },
  );
  expect(await exportViews(site)).toEqual([article("a"), article("b"), article("c")]);
  expect(asked.map(({ request }) => request.url)).toEqual(["/.views", "/.views?after=b"]);
  expect(asked.map(({ request }) => request.headers.authorization)).toEqual([
    `Bearer ${secret}`,
    `Bearer ${secret}`,
  ]);
});

it("an import is sent in batches of 40", async () => {
  const { site, asked } = await siteThatAnswers(
    { status: 200, body: { changed: 40, unknown: [] } },
    { status: 200, body: { changed: 0, unknown: ["n40"] } },
  );
  const counts = Array.from({ length: 41 }, (_, n) => ({ name: `n${n}`, views: n }));
  expect(await importViews(site, counts, true)).toEqual({ changed: 40, unknown: ["n40"] });
  const bodies = asked.map(({ body }) => JSON.parse(body));
  expect(bodies).toEqual([
    { replace: true, articles: counts.slice(0, 40) },
    { replace: true, articles: counts.slice(40) },
  ]);
});

it("a failure of the site is waited out twice", async () => {
  const { site, asked } = await siteThatAnswers(
    { status: 500, body: { detail: "Something went wrong here." } },
    { status: 503 },
    { status: 200, body: { articles: [] } },
  );
  expect(await exportViews(site)).toEqual([]);
  expect(asked).toHaveLength(3);
});

it.each<[string, Answer, RegExp, RegExp]>([
  [
    "another secret",
    { status: 401 },
    /does not accept the secret/,
    /wrangler secret delete VIEWS_SECRET/,
  ],
  ["no secret", { status: 404 }, /does not give its views/, /npm run deploy/],
  [
    "an address that has moved",
    { status: 301, headers: { Location: "https://new.example.org/.views" } },
    /redirects to https:\/\/new\.example\.org/,
    /--url https:\/\/new\.example\.org$/,
  ],
  ["a failure", { status: 500, body: { detail: "It broke." } }, /answered 500: It broke\./, /tail/],
  ["a redirect to nowhere", { status: 304 }, /answered 304$/, /tail/],
  [
    "a failure with a Location",
    { status: 400, headers: { Location: "https://new.example.org/" } },
    /answered 400$/,
    /tail/,
  ],
  ["a page", { status: 200, body: "<!doctype html>" }, /is not a Broadsheet site$/, /--url/],
  [
    "other JSON",
    { status: 200, body: { articles: [{ name: "a" }] } },
    /is not a Broadsheet site$/,
    /--url/,
  ],
  [
    "a page without end",
    { status: 200, body: { articles: [], next: "a" } },
    /is not a Broadsheet site$/,
    /--url/,
  ],
])("%s is told, with what to do", async (_, answer, message, fix) => {
  const { site } = await siteThatAnswers(answer);
  const error: unknown = await exportViews(site).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ViewsError);
  expect(error).toMatchObject({
    message: expect.stringMatching(message),
    fix: expect.stringMatching(fix),
  });
  expect(JSON.stringify(error) + String(error)).not.toContain(secret);
});

it("a redirect is not followed", async () => {
  const other = await siteThatAnswers({ status: 200, body: { articles: [] } });
  const Location = `${other.site.origin}/.views`;
  const { site } = await siteThatAnswers({ status: 307, headers: { Location } });
  await expect(exportViews(site)).rejects.toThrow(/redirects to/);
  expect(other.asked).toEqual([]);
});

it("a site that cannot be reached is told", async () => {
  const site = { origin: `http://127.0.0.1:${await freePort()}`, secret };
  await expect(exportViews(site)).rejects.toThrow(/cannot be reached \(.*ECONNREFUSED/);
});
