import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a site of WordPress has, and how it misbehaves. */
export interface PlayedSite {
  /** How many articles it has; their numbers begin at 1. */
  readonly posts: number;
  readonly pages?: number;
  /** Whether it offers its REST interface. */
  readonly rest?: "rewritten" | "query" | "closed";
  /** Numbers of articles that a plugin breaks: every list with one of them is answered with 500. */
  readonly broken?: readonly number[];
  /** Answers the first request for a page of a list with 429 and this `Retry-After`. */
  readonly busy?: string;
  /** Every page of a list has the same items. */
  readonly endless?: boolean;
  /** Milliseconds before each answer. */
  readonly delay?: number;
  /** Changes an article before it is sent. */
  readonly change?: (post: Record<string, unknown>) => Record<string, unknown>;
}

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/**
 * Starts a server on this computer that plays a site of WordPress. In its feed, article 1 has a password. Its
 * picture `broken.jpg` is no picture.
 */
export async function playWordPress(site: PlayedSite) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    setTimeout(() => answer(site, asked, request, response), site.delay ?? 0);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Paths and queries, in order. */
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  site: PlayedSite,
  asked: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
) {
  const origin = `http://${request.headers.host}`;
  const url = new URL(request.url ?? "/", origin);
  const send = (
    status: number,
    type: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ) => {
    response.writeHead(status, { "Content-Type": type, ...headers }).end(body);
  };
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    send(status, "application/json; charset=UTF-8", JSON.stringify(body), headers);
  const { rest = "rewritten" } = site;
  const root = rest === "query" ? `${origin}/index.php?rest_route=/` : `${origin}/wp-json/`;
  const route =
    rest === "query"
      ? url.searchParams.get("rest_route")
      : url.pathname.startsWith("/wp-json/")
        ? url.pathname.slice("/wp-json".length)
        : null;
  if (route !== null && rest === "closed") return json(401, { code: "rest_forbidden" });
  if (route === "/wp/v2/posts" || route === "/wp/v2/pages") {
    if (site.busy !== undefined && asked.filter((path) => path === request.url).length === 1) {
      return json(429, {}, { "Retry-After": site.busy });
    }
    const type = route === "/wp/v2/posts" ? "post" : "page";
    const count = type === "post" ? site.posts : (site.pages ?? 0);
    const size = Number(url.searchParams.get("per_page") ?? 10);
    const page = site.endless === true ? 1 : Number(url.searchParams.get("page") ?? 1);
    const from = Number(url.searchParams.get("offset") ?? (page - 1) * size);
    const ids = Array.from({ length: count }, (_, index) => index + 1).slice(from, from + size);
    if (ids.length === 0 && page > 1) return json(400, { code: "rest_post_invalid_page_number" });
    if (type === "post" && ids.some((id) => site.broken?.includes(id)))
      return json(500, { code: "internal_server_error" });
    const items = ids.map((id) => (site.change ?? ((post) => post))(postOf(origin, type, id)));
    const total =
      site.endless === true
        ? {}
        : { "X-WP-Total": String(count), "X-WP-TotalPages": String(Math.ceil(count / size)) };
    return json(200, items, total);
  }
  if (route === "/wp/v2/media") {
    return json(
      200,
      (url.searchParams.get("include") ?? "").split(",").map((id) => mediaOf(origin, Number(id))),
    );
  }
  if (route === "/wp/v2/recipes")
    return json(200, [postOf(origin, "recipe", 1)], { "X-WP-Total": "1" });
  if (route === "/wp/v2/comments") return json(200, [{}], { "X-WP-Total": "7" });
  if (route === "/wp/v2/types") {
    return json(
      200,
      Object.fromEntries(
        ["post", "wp_block", "recipe"].map((slug) => [
          slug,
          { slug, name: slug, rest_base: `${slug}s` },
        ]),
      ),
    );
  }
  if (url.pathname === "/feed/") {
    const page = Number(url.searchParams.get("paged") ?? 1);
    const ids = Array.from({ length: site.posts }, (_, index) => site.posts - index).slice(
      (page - 1) * 10,
      page * 10,
    );
    return ids.length === 0
      ? send(404, "text/html", "")
      : send(200, "application/rss+xml", feedOf(origin, ids));
  }
  if (url.pathname.endsWith("broken.jpg")) return send(200, "image/jpeg", "<html>Not found</html>");
  if (/\.(?:jpg|png)$/.test(url.pathname)) return send(200, "image/png", pixel);
  if (url.pathname === "/") {
    const link = rest === "closed" ? "" : `<link rel="https://api.w.org/" href="${root}">`;
    return send(
      200,
      "text/html",
      `<!DOCTYPE html><title>Quay</title><meta name="generator" content="WordPress 6.4">${link}`,
    );
  }
  return send(404, "text/html", "");
}

function postOf(
  origin: string,
  type: "post" | "page" | "recipe",
  id: number,
): Record<string, unknown> {
  const uploads = `${origin}/wp-content/uploads/2020/05`;
  return {
    id,
    date: "2020-05-04T10:00:00",
    date_gmt: "2020-05-04T08:00:00",
    modified_gmt: "2020-05-06T08:00:00",
    guid: { rendered: `${origin}/?${type === "page" ? "page_id" : "p"}=${id}` },
    slug: `${type}-${id}`,
    status: "publish",
    type,
    link: `${origin}/2020/05/${type}-${id}/`,
    title: { rendered: `The ${type} &#8211; ${id}` },
    content: {
      rendered: `<p>Text ${id}.</p>\n<figure class="wp-block-image"><img class="wp-image-${1000 + id}" src="${uploads}/p${id}-300x200.jpg" srcset="${uploads}/p${id}-300x200.jpg 300w"><figcaption>At noon</figcaption></figure><p><img src="${uploads}/broken.jpg" alt="Broken"></p>`,
      protected: false,
    },
    excerpt: { rendered: `<p>Text ${id}. [&hellip;]</p>` },
    sticky: false,
    _embedded: {
      author: [{ id: 1, name: "Ann O&#039;Hara", url: "https://ann.example/" }],
      "wp:featuredmedia": [mediaOf(origin, 2000 + id)],
      "wp:term": [
        [{ id: 1, taxonomy: "category", name: "Harbour &amp; Sea", slug: "harbour" }],
        [{ id: 2, taxonomy: "post_tag", name: "Rope", slug: "rope" }],
      ],
    },
  };
}

function mediaOf(origin: string, id: number) {
  return {
    id,
    source_url: `${origin}/wp-content/uploads/2020/05/${id > 2000 ? "lead" : "p"}${id % 1000}.jpg`,
    link: `${origin}/?attachment_id=${id}`,
    alt_text: `What ${id} shows`,
    caption: { rendered: "<p>A <em>caption</em></p>\n" },
    title: { rendered: "p" },
  };
}

function feedOf(origin: string, ids: readonly number[]): string {
  const items = ids.map(
    (id) =>
      `<item><title>${id === 1 ? "Protected: " : ""}The post &#8211; ${id}</title><link>${origin}/2020/05/post-${id}/</link><dc:creator><![CDATA[Ann]]></dc:creator><pubDate>Mon, 04 May 2020 08:00:00 +0000</pubDate><category><![CDATA[Harbour]]></category><guid isPermaLink="false">${origin}/?p=${id}</guid><description><![CDATA[<p>Text ${id}.</p>]]></description><content:encoded><![CDATA[<p>Text ${id}.</p>${id === 1 ? '<form class="post-password-form"></form>' : ""}<div class="sharedaddy">Share</div>]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay</title><link>${origin}</link><description></description><generator>https://wordpress.org/?v=6.4</generator>${items.join("")}</channel></rss>`;
}
