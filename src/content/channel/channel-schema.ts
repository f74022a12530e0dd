import { z } from "zod";
import { isOrigin } from "../../article/channel.ts";
import { backgrounds, contrast, isColour, leastContrast } from "../../article/colour.ts";
import { authorSlug } from "../front-matter/author.ts";
import { adviceForChannel } from "../front-matter/foreign-keys.ts";
import { renamedInChannel } from "../front-matter/renamed-keys.ts";
import {
  address,
  fields,
  languageTag,
  list,
  person,
  personSlug,
  slug,
  text,
  withFix,
} from "../front-matter/schema-parts.ts";
import type { KnownKeys } from "../front-matter/yaml.ts";
import { editorSchema } from "./editor-schema.ts";
import { stringsSchema } from "./strings-schema.ts";

const wholeNumber = (what: string, least: number, most: number) => {
  const message = withFix(`${what} is not a whole number from ${least} to ${most}`, "write one");
  return z.int({ error: message }).min(least, message).max(most, message).optional();
};

const footer = z
  .union([z.literal(true), z.string()], {
    error: withFix(
      "the footer must be a text or true",
      "write the line itself, or true for the standard line in the language of each article",
    ),
  })
  .refine(
    (value) => value === true || (value.trim() !== "" && value.length <= 500),
    withFix("the footer is empty, or longer than 500 characters", "write a short line, or true"),
  );

const feedsSchema = fields({
  content: z
    .enum(["full", "summary"], {
      error: withFix("this is not a kind of content", "write full or summary"),
    })
    .optional(),
  entries: wholeNumber("the number of articles", 1, 50),
  footer: footer.optional(),
  ttl: wholeNumber("the number of minutes", 1, 10_080),
  about: z
    .string()
    .regex(
      /^(\/|https:\/\/)[^\s]*$/,
      withFix("this is neither a path nor an address", "write one that begins with / or https://"),
    )
    .optional(),
});

const colour = z
  // Without quotes, YAML reads a colour as a comment.
  .string({ error: withFix("the colour is missing", 'write it in double quotes, as in "#1d4f7c"') })
  .refine(isColour, {
    error: withFix("this is not a colour", 'write # and six hexadecimal digits, as in "#1d4f7c"'),
    abort: true,
  })
  .refine(
    (value) => isColour(value) && contrast(value, backgrounds.light) >= leastContrast,
    withFix(
      "links in this colour would be hard to read on a light background",
      "write a darker one",
    ),
  )
  .transform((value) => (isColour(value) ? value : undefined));

const where = {
  error: withFix(
    "a redirect needs an old path and a new one",
    "write both, as in /old/page.html: /articles/new-page/",
  ),
};

/** `content/channel.yaml`. */
export const channelSchema = fields({
  title: text("the title", 200),
  description: text("the description"),
  language: languageTag,
  timeZone: z
    .string({ error: withFix("the time zone is missing", "write one, as in Asia/Shanghai") })
    .refine(isTimeZone, withFix("this is not a time zone", "write one, as in Asia/Shanghai")),
  url: z
    .string({
      error: withFix(
        "the address is missing",
        "write the site's address, as in https://news.example.org",
      ),
    })
    .refine(
      isOrigin,
      withFix(
        "this is not a site's address",
        "write https:// and a host name, and nothing after it",
      ),
    ),
  authority: z
    .string({
      error: withFix(
        "the authority of the permanent ids is missing",
        'write a domain and a year, as in "example.org,2026"',
      ),
    })
    .regex(
      /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
      withFix(
        "this is not an authority",
        'write a domain in lower case and a year, as in "example.org,2026"',
      ),
    ),
  copyright: text("the copyright", 500),
  contact: fields(person),
  webMaster: fields(person).optional(),
  home: fields(
    { title: text("the title", 200), url: address },
    "write { title: Our University, url: https://www.example.org }",
  ).optional(),
  hub: address.optional(),
  icon: text("the file", 300).optional(),
  logo: text("the file", 300).optional(),
  accent: colour.optional(),
  feeds: feedsSchema.optional(),
  sharePictures: z
    .boolean({ error: withFix("this is neither true nor false", "write one of them") })
    .optional(),
  media: z
    .enum(["r2"], { error: withFix("this is no place for media", "write r2, or remove the line") })
    .optional(),
  strings: stringsSchema.optional(),
  editor: editorSchema.optional(),
  people: list(
    fields({ slug: personSlug.optional(), ...person }).transform(({ slug, ...rest }) => ({
      slug: slug ?? authorSlug(rest.name),
      ...rest,
    })),
    "the people",
    "- { slug: a-writer, name: A Writer }",
  ),
  topics: list(
    fields({ slug, title: text("the title", 200), description: text("the description") }),
    "the topics",
    "- { slug: research-news, title: Research News, description: … }",
  ),
  redirects: z.record(z.string(), z.string(where), where).optional(),
});

export const channelKeys: KnownKeys<z.infer<typeof channelSchema>> = {
  schema: channelSchema,
  renamed: renamedInChannel,
  advice: adviceForChannel,
};

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
