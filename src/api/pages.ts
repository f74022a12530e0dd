import type { LinkedPage } from "../article/standing-page.ts";
import { takes } from "./feeds.ts";
import type { Operation, PathItem, Paths } from "./openapi.ts";
import { answers, documentAnswer, queryErrors } from "./responses.ts";

/** The pages of articles and months, and the addresses that lead to pages. */
export const pagePaths: Paths = {
  "/articles/{article}/": {
    get: {
      operationId: "articlePage",
      tags: ["Pages"],
      summary: "The page of an article",
      parameters: takes("article", "ifNoneMatch"),
      responses: {
        "200": documentAnswer("The article.", "text/html"),
        "301": answers("Moved"),
        "304": answers("NotModified"),
        "404": answers("NotFound"),
        "410": documentAnswer("The article was withdrawn. The page says why.", "text/html"),
        "500": answers("Failure"),
      },
    },
  },
  "/archive/": {
    get: {
      operationId: "archivePage",
      tags: ["Pages"],
      summary: "The months in which articles were published",
      parameters: takes("ifNoneMatch"),
      responses: {
        "200": documentAnswer("The months, newest first.", "text/html"),
        "304": answers("NotModified"),
        "500": answers("Failure"),
      },
    },
  },
  "/archive/{year}/": {
    get: {
      operationId: "yearPage",
      tags: ["Pages"],
      summary: "The newest articles of each month of a year",
      parameters: takes("year", "ifNoneMatch"),
      responses: {
        "200": documentAnswer("The months, newest first.", "text/html"),
        "304": answers("NotModified"),
        "404": answers("NotFound"),
        "500": answers("Failure"),
      },
    },
  },
  "/archive/{year}/{month}/": {
    get: {
      operationId: "monthPage",
      tags: ["Pages"],
      summary: "The articles of a month",
      parameters: takes("year", "month", "page", "ifNoneMatch"),
      responses: {
        "200": documentAnswer("The articles, newest first.", "text/html"),
        "304": answers("NotModified"),
        "404": answers("NotFound"),
        "500": answers("Failure"),
      },
    },
  },
  "/topics/": directory("topicsPage", "topics"),
  "/authors/": directory("authorsPage", "authors who have articles"),
  "/languages/": directory("languagesPage", "languages that articles are in"),
  "/subscribe/": {
    get: {
      operationId: "subscribePage",
      tags: ["Pages"],
      summary: "A form that puts a feed together",
      description: "Its field `topic` may be repeated, which here means “or”.",
      parameters: takes(
        ...(["topic", "exclude", "author", "language", "since", "until"] as const),
        ...(["limit", "content", "format", "ifNoneMatch"] as const),
      ),
      responses: {
        "200": documentAnswer("The form, and the feed that is chosen.", "text/html"),
        "304": answers("NotModified"),
        ...queryErrors,
        "500": answers("Failure"),
      },
    },
  },
  "/articles/{article}": {
    get: {
      ...withoutSlash("articlePage"),
      parameters: takes("article"),
      responses: { "301": answers("Moved"), "404": answers("NotFound") },
    },
  },
  "/archive/{year}/{month}": {
    get: { ...withoutSlash("monthPage"), parameters: takes("year", "month") },
  },
  "/archive/{year}": { get: { ...withoutSlash("yearPage"), parameters: takes("year") } },
  "/topics": { get: withoutSlash("topicsPage") },
  "/authors": { get: withoutSlash("authorsPage") },
  "/languages": { get: withoutSlash("languagesPage") },
  "/archive": { get: withoutSlash("archivePage") },
  "/subscribe": { get: withoutSlash("subscribePage") },
};

/** The pages that are no articles, such as an imprint. */
export function standingPaths(pages: readonly Pick<LinkedPage, "slug" | "title">[]): Paths {
  return Object.fromEntries(
    pages.flatMap(({ slug, title }) => [
      [
        `/${slug}/`,
        {
          get: {
            operationId: `page-${slug}`,
            tags: ["Pages"],
            summary: title,
            parameters: takes("ifNoneMatch"),
            responses: {
              "200": documentAnswer("The page.", "text/html"),
              "304": answers("NotModified"),
              "500": answers("Failure"),
            },
          },
        },
      ],
      [`/${slug}`, { get: withoutSlash(`page-${slug}`) }],
    ]),
  );
}

/** A page that lists the topics, the authors or the languages. */
function directory(operationId: string, what: string): PathItem {
  return {
    get: {
      operationId,
      tags: ["Pages"],
      summary: `The ${what}, with the number of articles and the feeds of each`,
      parameters: takes("ifNoneMatch"),
      responses: {
        "200": documentAnswer("The list.", "text/html"),
        "304": answers("NotModified"),
        "500": answers("Failure"),
      },
    },
  };
}

function withoutSlash(page: string): Operation {
  return {
    operationId: `${page}WithoutSlash`,
    tags: ["Other addresses"],
    summary: "Redirects to the address with a slash",
    responses: { "301": answers("Moved") },
  };
}
