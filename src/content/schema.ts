import { z } from "zod";
import { isOrigin } from "../article/channel.ts";

/** Message and fix of a schema's issue, as `readYaml` takes them apart. */
const say = (message: string, fix: string) => `${message}\n${fix}`;

const text = (what: string) =>
  z
    .string({ error: say(`${what} is missing or is not a text`, `write ${what} as a text`) })
    .refine((value) => value.trim() !== "", say(`${what} is empty`, `write ${what}`));

const slug = z
  .string({ error: say("a slug is missing or is not a text", "write it in lower-case letters") })
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    say("this is not a slug", "use lower-case letters a to z, digits and single hyphens"),
  );

const person = z.strictObject(
  {
    name: text("the name"),
    email: z
      .email({ error: say("this is not an e-mail address", "write one, as in a@example.org") })
      .optional(),
    url: z
      .url({ error: say("this is not an address", "write one that begins with https://") })
      .optional(),
  },
  { error: unknownKey("name, email, url") },
);

const topic = z.strictObject(
  { slug, title: text("the title"), description: text("the description") },
  { error: unknownKey("slug, title, description") },
);

/** `content/channel.yaml`. */
export const channelSchema = z.strictObject(
  {
    title: text("the title"),
    description: text("the description"),
    language: z
      .string({
        error: say("the language is missing", "write a language tag, as in en or zh-Hans"),
      })
      .refine(isLanguageTag, say("this is not a language tag", "write one, as in en or zh-Hans")),
    timeZone: z
      .string({ error: say("the time zone is missing", "write one, as in Asia/Shanghai") })
      .refine(isTimeZone, say("this is not a time zone", "write one, as in Asia/Shanghai")),
    url: z
      .string({
        error: say(
          "the address is missing",
          "write the site's address, as in https://news.example.org",
        ),
      })
      .refine(
        isOrigin,
        say("this is not a site's address", "write https:// and a host name, and nothing after it"),
      ),
    authority: z
      .string({
        error: say(
          "the authority of the permanent ids is missing",
          'write a domain and a year, as in "example.org,2026"',
        ),
      })
      .regex(
        /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}(-\d{2}(-\d{2})?)?$/,
        say(
          "this is not an authority",
          'write a domain in lower case and a year, as in "example.org,2026"',
        ),
      ),
    copyright: text("the copyright"),
    contact: person,
    topics: z.array(topic, { error: say("the topics are missing", "write a list of topics") }),
  },
  {
    error: unknownKey(
      "title, description, language, timeZone, url, authority, copyright, contact, topics",
    ),
  },
);

/** The front matter of `content/articles/<year>/<slug>/index.md`. */
export const frontMatterSchema = z.strictObject(
  {
    title: text("the title"),
    published: z.string({
      error: say(
        "the date of publication is missing",
        "write published: and a date, as in 2026-11-22",
      ),
    }),
    updated: z
      .string({ error: say("this is not a date", "write one, as in 2026-11-22") })
      .optional(),
    summary: text("the summary").optional(),
    topics: z
      .array(slug, { error: say("the topics are not a list", "write them as in [research-news]") })
      .default([]),
    authors: z
      .array(person, { error: say("the authors are not a list", "write one as - name: …") })
      .default([]),
    credits: z
      .record(z.string(), text("the name"), {
        error: say("the credits are not a list of roles and names", "write one as draft: …"),
      })
      .default({}),
  },
  { error: unknownKey("title, published, updated, summary, topics, authors, credits") },
);

function unknownKey(known: string) {
  return (issue: { code?: string | undefined }) =>
    issue.code === "unrecognized_keys"
      ? say("there is no such field", `the fields are ${known}`)
      : say("fields are expected here", `write some of ${known}`);
}

function isLanguageTag(value: string): boolean {
  try {
    return new Intl.Locale(value).toString() !== "";
  } catch {
    return false;
  }
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
