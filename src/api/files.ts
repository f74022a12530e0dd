import { iconTypes, sharePath } from "../article/site-pictures.ts";
import { queryOf, takes } from "./feeds.ts";
import { headersNamed, type PathItem, type Paths, refer } from "./openapi.ts";
import { answers, documentAnswer, queryErrors } from "./responses.ts";

/** What the files at fixed addresses are, apart from the icons. */
const summaries = new Map([
  ["/manifest.webmanifest", "The web manifest"],
  [sharePath, "The picture that other sites show with pages that have none"],
]);

/** Lists, files, and what else is not a feed or a page. */
export const filePaths: Paths = {
  "/opml.xml": {
    get: {
      operationId: "opml",
      tags: ["Lists"],
      summary: "A list of feeds that a feed reader can import (OPML 2.0)",
      description:
        "Without a query: the feeds of everything and of each topic. With one: that feed.",
      parameters: takes(...queryOf(), "format", "ifNoneMatch"),
      responses: {
        "200": documentAnswer("The list.", "text/x-opml", "Access-Control-Allow-Origin"),
        "304": answers("NotModified"),
        ...queryErrors,
        "500": answers("Failure"),
      },
    },
  },
  "/sitemap.xml": file("sitemap", "Every public article, or a list of the parts of the sitemap"),
  "/sitemaps/{number}.xml": {
    get: {
      operationId: "sitemapPart",
      tags: ["Lists"],
      summary: "A part of the sitemap",
      parameters: takes("number", "ifNoneMatch"),
      responses: {
        "200": documentAnswer("The articles of this part.", "application/xml"),
        "304": answers("NotModified"),
        "404": answers("NotFound"),
        "500": answers("Failure"),
      },
    },
  },
  "/sitemaps/pages.xml": file(
    "sitemapPages",
    "The part of the sitemap for the pages that are no articles",
  ),
  "/news-sitemap.xml": file("newsSitemap", "The articles of the last two days"),
  "/robots.txt": file("robots", "What crawlers may read, and where the sitemaps are", "text/plain"),
  "/media/{file}": {
    get: {
      operationId: "media",
      tags: ["Files"],
      summary: "A picture, a recording, a film or a document",
      description:
        "The name changes with the content, so you can keep the file for a year. Recordings and films can be fetched in parts.",
      parameters: takes("file", "range", "ifRange", "ifNoneMatch"),
      responses: {
        "200": {
          description: "The file.",
          headers: headersNamed("ETag", "Cache-Control"),
          content: { "*/*": {} },
        },
        "206": {
          description: "A part of a recording or a film.",
          headers: headersNamed("ETag", "Cache-Control", "Accept-Ranges", "Content-Range"),
          content: { "audio/*": {}, "video/*": {} },
        },
        "304": { description: "You have the file.", headers: headersNamed("ETag") },
        "404": answers("NotFound"),
        "416": {
          description: "The file has no such part.",
          headers: headersNamed("Accept-Ranges", "Content-Range"),
        },
      },
    },
  },
  "/style/{file}": ofPages("style", "The style sheet of the pages", "text/css"),
  "/script/{file}": ofPages("script", "The script of the pages", "text/javascript"),
  "/articles/{article}/views": {
    post: {
      operationId: "countView",
      tags: ["Pages"],
      summary: "Reports a view of an article",
      description:
        "For the script of the article's page. Reports that come from elsewhere get the same answer and are not counted.",
      parameters: takes("article"),
      responses: {
        "204": { description: "Received.", headers: headersNamed("Cache-Control") },
        "404": answers("NotFound"),
      },
    },
  },
  "/openapi.json": {
    get: {
      operationId: "openapi",
      tags: ["Files"],
      summary: "This description (OpenAPI 3.1)",
      parameters: takes("ifNoneMatch"),
      responses: {
        "200": {
          description: "The description.",
          headers: headersNamed("ETag", "Cache-Control", "Access-Control-Allow-Origin"),
          content: { "application/json": { schema: { type: "object" } } },
        },
        "304": { description: "You have it.", headers: headersNamed("ETag") },
      },
    },
  },
  ...Object.fromEntries([...iconTypes].map(([path, type]) => [path, icon(path, type)])),
  "/healthz": {
    get: {
      operationId: "health",
      tags: ["Files"],
      summary: "Whether the site answers",
      responses: {
        "200": {
          description: "It does.",
          headers: headersNamed("Cache-Control"),
          content: { "application/json": { schema: refer("schemas", "Health") } },
        },
      },
    },
  },
};

function file(operationId: string, summary: string, mediaType = "application/xml"): PathItem {
  return {
    get: {
      operationId,
      tags: ["Lists"],
      summary,
      parameters: takes("ifNoneMatch"),
      responses: {
        "200": documentAnswer("The list.", mediaType),
        "304": answers("NotModified"),
        "500": answers("Failure"),
      },
    },
  };
}

function icon(path: string, mediaType: string): PathItem {
  return {
    get: {
      operationId: path.slice(1).replace(/\W+(\w)/g, (_, first: string) => first.toUpperCase()),
      tags: ["Files"],
      summary: summaries.get(path) ?? "The icon of the publication",
      parameters: takes("ifNoneMatch"),
      responses: {
        "200": {
          description: "The file.",
          headers: headersNamed("ETag", "Cache-Control"),
          content: { [mediaType]: {} },
        },
        "304": { description: "You have the file.", headers: headersNamed("ETag") },
      },
    },
  };
}

function ofPages(operationId: string, summary: string, mediaType: string): PathItem {
  return {
    get: {
      operationId,
      tags: ["Files"],
      summary,
      parameters: takes("file", "ifNoneMatch"),
      responses: {
        "200": documentAnswer("The file.", mediaType),
        "304": answers("NotModified"),
        "404": answers("NotFound"),
      },
    },
  };
}
