import { posix } from "node:path";
import { type Fields, fieldsOf, textOf } from "../fields.ts";
import { type Data, record } from "../front-matter.ts";
import type { LiquidContext } from "../liquid.ts";
import { filmText, pictureText } from "../markdown-text.ts";
import type { Described, Pages } from "../site.ts";
import { block, readArguments, type Tag } from "../template-tags.ts";
import type { JekyllConfig } from "./config.ts";

/** What templates in the text of a Jekyll site may know. */
export function jekyllLiquid(
  data: Data,
  about: Described,
  pages: Pages,
  config: JekyllConfig,
): LiquidContext {
  const origin = config.address === undefined ? "" : new URL(config.address).origin;
  const relative = (path: string) => `${config.baseUrl}/${path.replace(/^\//, "")}`;
  return {
    value(path) {
      const [scope, ...names] = path.split(".");
      if (path === "site.baseurl") return config.baseUrl;
      if (path === "site.url") return origin;
      if (path === "page.url") return about.addresses[0];
      if (scope !== "page" && scope !== "site") return undefined;
      let value: unknown = scope === "page" ? data : config.settings;
      for (const name of names) value = record(value)[name];
      return textOf(value);
    },
    filter(name, value) {
      if (name === "relative_url") return relative(value);
      if (name === "absolute_url") return `${origin}${relative(value)}`;
      return undefined;
    },
    tag: (tag) => jekyllTag(tag, fieldsOf(data), pages, config),
  };
}

function jekyllTag(
  tag: Tag,
  fields: Fields,
  pages: Pages,
  config: JekyllConfig,
): string | undefined {
  const first = tag.args.split(/\s+/, 1)[0] ?? "";
  switch (tag.name) {
    case "post_url":
      return postsByName(pages).get(first.replace(/^\//, ""))?.addresses[0];
    case "link":
      return pages.get(`${config.root}${first.replace(/^\//, "")}`)?.addresses[0];
    case "include":
    case "include_relative":
    case "include_cached":
      return includeText(first, tag.args.slice(first.length), fields);
    default:
      return undefined;
  }
}

const namesOfPosts = new WeakMap<Pages, ReadonlyMap<string, Described>>();

/** Posts by the names that `post_url` has for them: the date and the title, after the folders if there are any. */
function postsByName(pages: Pages): ReadonlyMap<string, Described> {
  const known = namesOfPosts.get(pages);
  if (known !== undefined) return known;
  const posts = new Map<string, Described>();
  for (const [file, post] of pages) {
    const [before = "", path] = file.split("_posts/");
    if (path === undefined) continue;
    const name = path.replace(/\.[^.]*$/, "");
    for (const one of [posix.basename(name), name, `${before}${name}`]) {
      if (!posts.has(one)) posts.set(one, post);
    }
  }
  namesOfPosts.set(pages, posts);
  return posts;
}

/** Includes that show a picture, a film or a gallery have such names in many themes. */
function includeText(name: string, written: string, fields: Fields): string | undefined {
  const { named } = readArguments(written);
  const kind = name.replace(/\.[a-z]+$/, "").replace(/^.*\//, "");
  if (kind === "gallery")
    return galleryText(named.get("id") ?? "gallery", named.get("caption"), fields);
  const provider = named.get("provider") ?? kind;
  if (/^(?:youtube|vimeo)/i.test(provider)) {
    return filmText(provider, named.get("id") ?? named.get("url") ?? named.get("src") ?? "");
  }
  if (!/figure|image|img|picture|photo/i.test(kind)) return undefined;
  const url = ["image_path", "src", "url", "image", "path", "file"]
    .map((key) => named.get(key))
    .find(Boolean);
  if (url === undefined) return undefined;
  return pictureText({
    url,
    alt: named.get("alt") ?? named.get("caption") ?? "",
    caption: named.get("caption") ?? named.get("title"),
  });
}

function galleryText(key: string, caption: string | undefined, fields: Fields): string | undefined {
  const pictures = [fields.value(key)].flat().flatMap((one) => {
    const about = fieldsOf(record(one));
    const url = textOf(one) ?? about.text("image_path", "url", "src");
    return url === undefined
      ? []
      : [pictureText({ url, alt: about.text("alt", "title") ?? "", caption: about.text("title") })];
  });
  if (pictures.length === 0) return undefined;
  return block(`${pictures.join("\n")}${caption === undefined ? "" : `\n\n${caption}`}`);
}
