import { Feed, type Item } from "feed";
import { Hono } from "hono";

/** The content of a feed, as JSON. */
export interface Source {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly items: readonly (Omit<Item, "date" | "published"> & { readonly published: string })[];
}

/** The usual way: the package `feed` renders all entries at every request. */
const app = new Hono<{ Bindings: { SOURCE: Source } }>();

app.get("/rss.xml", (c) => {
  const { title, description, url, items } = c.env.SOURCE;
  const feed = new Feed({ title, description, id: url, link: url, copyright: "None" });
  for (const { published, ...item } of items) {
    const date = new Date(published);
    feed.addItem({ ...item, date, published: date });
  }
  return c.body(feed.rss2(), 200, { "Content-Type": "application/rss+xml; charset=utf-8" });
});

export default app;
