import type { ImportedLabel, ImportedPerson, ImportedPicture } from "../imported.ts";
import { type Data, record } from "./front-matter.ts";

/*
 * Reads front matter, in which each system and each theme has its own names for the same thing. Names are
 * compared without case, hyphens and underscores: `featured_image` is `featuredImage`.
 */

export interface Fields {
  /** The first of these fields that is there and not null. */
  value(...names: readonly string[]): unknown;
  /** The first of these fields that is text or a number, in one line; undefined if it is empty. */
  text(...names: readonly string[]): string | undefined;
  /** The texts of the first of these fields that is there. A single text is a list of one. */
  texts(...names: readonly string[]): string[];
  /** Whether a field says yes. */
  flag(name: string): boolean | undefined;
}

export function fieldsOf(data: Data): Fields {
  const values = new Map<string, unknown>();
  // Hugo knows fields of one's own below `params`.
  for (const source of [record(data["params"]), data]) {
    for (const [name, value] of Object.entries(source)) {
      if (value !== null && value !== undefined) values.set(plain(name), value);
    }
  }
  const value = (...names: readonly string[]) =>
    names.map((name) => values.get(plain(name))).find((found) => found !== undefined);
  return {
    value,
    text: (...names) => names.map((name) => textOf(value(name))).find((text) => text !== undefined),
    texts: (...names) => textsOf(value(...names)),
    flag(name) {
      const text = textOf(value(name))?.toLowerCase();
      return text === undefined ? undefined : /^(?:true|yes|on|1)$/.test(text);
    },
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}

/** A text or a number in one line; undefined if it is another value or empty. */
export function textOf(value: unknown): string | undefined {
  if (!["string", "number", "boolean", "bigint"].includes(typeof value)) return undefined;
  const text = String(value).replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

/** The texts of a list, or of a single text. */
export function textsOf(value: unknown): string[] {
  return [value].flat().flatMap((item) => textOf(item) ?? []);
}

/**
 * The authors of a text.
 *
 * @param known people whom the site lists, by the names that its front matter uses for them
 */
export function authorsOf(fields: Fields, known: Data = {}): ImportedPerson[] {
  const written = fields.value("authors", "author", "byline");
  return [written].flat().flatMap((author): ImportedPerson[] => {
    const key = textOf(author);
    const entry = key === undefined ? author : known[key];
    if (key !== undefined && entry === undefined) return [{ name: key }];
    const about = fieldsOf(record(entry));
    const name = about.text("name", "title") ?? key;
    if (name === undefined) return [];
    const url = about.text("url", "uri", "link", "website", "home");
    return [
      {
        name,
        email: about.text("email"),
        url: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined,
      },
    ];
  });
}

const picturesFields =
  "cover coverImage image images featuredImage featureImage heroImage hero thumbnail thumb banner headerImage ogImage socialImage header".split(
    " ",
  );

/** The picture that leads a text, under any of the names that common themes have for it. */
export function leadOf(fields: Fields): ImportedPicture | undefined {
  for (const name of picturesFields) {
    const [value] = [fields.value(name)].flat();
    const about = fieldsOf(record(value));
    const url =
      textOf(value) ?? about.text("image", "src", "url", "path", "file", "overlayImage", "teaser");
    // Switches of themes have the same names: `header: true`.
    if (url === undefined || /^(?:true|false)$/.test(url)) continue;
    return {
      url,
      alt:
        about.text("alt", "imageAlt", "imageDescription") ??
        fields.text(`${name}Alt`, "imageAlt", "coverAlt", "altText"),
      caption: about.text("caption") ?? fields.text(`${name}Caption`, "imageCaption"),
    };
  }
  return undefined;
}

/** Categories and tags as labels. */
export function labelsOf(categories: readonly string[], tags: readonly string[]): ImportedLabel[] {
  return [
    ...[...new Set(categories)].map((title) => ({ kind: "category" as const, title })),
    ...[...new Set(tags)].map((title) => ({ kind: "tag" as const, title })),
  ];
}
