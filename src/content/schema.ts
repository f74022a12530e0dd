import { z } from "zod";
import { isOrigin } from "../article/channel.ts";

/*
 * The shapes of what an editor writes in YAML. A message is what is wrong and, after a line break,
 * what to write; that of an unknown field is followed by the known ones.
 */
const say = (message: string, fix: string) => `${message}\n${fix}`;

const text = (what: string, longest = 2000) =>
  z
    .string({ error: say(`${what} is missing or is not a text`, `write ${what} as a text`) })
    .refine((value) => value.trim() !== "", say(`${what} is empty`, `write ${what}`))
    .refine(
      (value) => value.length <= longest,
      say(`${what} is longer than ${longest} characters`, "make it shorter"),
    );

const date = (what: string) =>
  z.string({
    error: say(
      `${what} is missing or is not a date`,
      "write one, as in 2026-11-22 or 2026-11-22T09:30",
    ),
  });

const slug = z
  .string({ error: say("a slug is missing or is not a text", "write it in lower-case letters") })
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    say("this is not a slug", "use lower-case letters a to z, digits and single hyphens"),
  )
  .max(100, say("this slug is longer than 100 characters", "make it shorter"));

const address = z
  .url({
    protocol: /^https?$/,
    error: say("this is not an address", "write one that begins with https://"),
  })
  .max(2000, say("this address is longer than 2000 characters", "write a shorter one"));

const languageTag = z
  .string({ error: say("the language is missing", "write a language tag, as in en or zh-Hans") })
  .refine(isLanguageTag, say("this is not a language tag", "write one, as in en or zh-Hans"));

const list = <T extends z.ZodType>(item: T, what: string, example: string) =>
  z
    .array(item, { error: say(`${what} are not a list`, `write them as in ${example}`) })
    .default([]);

/** An object that has these fields and no others. */
const fields = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? say("there is no such field", Object.keys(shape).join(", "))
        : say("fields are expected here", `write some of ${Object.keys(shape).join(", ")}`),
  });

const person = {
  name: text("the name", 200),
  email: z
    .email({ error: say("this is not an e-mail address", "write one, as in a@example.org") })
    .optional(),
  url: address.optional(),
};

const wholeNumber = (what: string, least: number, most: number) => {
  const message = say(`${what} is not a whole number from ${least} to ${most}`, "write one");
  return z.int({ error: message }).min(least, message).max(most, message).optional();
};

const feedsSchema = fields({
  content: z
    .enum(["full", "summary"], {
      error: say("this is not a kind of content", "write full or summary"),
    })
    .optional(),
  entries: wholeNumber("the number of articles", 1, 50),
  footer: text("the footer", 500).optional(),
  ttl: wholeNumber("the number of minutes", 1, 10_080),
  about: z
    .string()
    .regex(
      /^(\/|https:\/\/)[^\s]*$/,
      say("this is neither a path nor an address", "write one that begins with / or https://"),
    )
    .optional(),
});

/** `content/channel.yaml`. */
export const channelSchema = fields({
  title: text("the title", 200),
  description: text("the description"),
  language: languageTag,
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
  copyright: text("the copyright", 500),
  contact: fields(person),
  webMaster: fields(person).optional(),
  hub: address.optional(),
  icon: text("the file", 300).optional(),
  logo: text("the file", 300).optional(),
  feeds: feedsSchema.optional(),
  people: list(fields({ slug, ...person }), "the people", "- { slug: a-writer, name: A Writer }"),
  topics: list(
    fields({ slug, title: text("the title", 200), description: text("the description") }),
    "the topics",
    "- { slug: research-news, title: Research News, description: … }",
  ),
});

const attachment = fields({
  file: text("the file", 300).optional(),
  url: address.optional(),
  type: z
    .string()
    .regex(
      /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/,
      say("this is not a media type", "write one, as in audio/mpeg"),
    )
    .optional(),
  length: z
    .int({ error: say("this is not a number of bytes", "write a whole number") })
    .nonnegative(say("this is not a number of bytes", "write a whole number"))
    .optional(),
  title: text("the title", 300).optional(),
});

/** The front matter of `content/articles/<year>/<slug>/index.md`. */
export const frontMatterSchema = fields({
  title: text("the title", 300),
  published: date("the date of publication"),
  updated: date("the date of the update").optional(),
  summary: text("the summary").optional(),
  topics: list(slug, "the topics", "[research-news]"),
  authors: list(
    // A text is the slug of one of the channel's people.
    z.preprocess(
      (author) => (typeof author === "string" ? { person: author, name: author } : author),
      fields({ person: slug.optional(), ...person }),
    ),
    "the authors",
    "- name: A Writer",
  ),
  credits: z
    .record(
      z
        .string()
        .regex(
          /^\p{L}[\p{L}\p{N} -]{0,49}$/u,
          say("this is not a role", "write letters, digits, spaces and hyphens"),
        ),
      text("the name", 200),
      { error: say("the credits are not a list of roles and names", "write one as draft: …") },
    )
    .default({}),
  language: languageTag.optional(),
  image: fields({
    file: text("the file", 300),
    alt: text("the description for those who cannot see it"),
    caption: text("the caption").optional(),
  }).optional(),
  status: z
    .enum(["draft", "public"], {
      error: say("this is not a status", "write draft, or leave the field out"),
    })
    .default("public"),
  expires: date("the date of expiry").optional(),
  withdrawn: fields({
    date: date("the date of the withdrawal"),
    reason: text("the reason"),
  }).optional(),
  aliases: list(slug, "the aliases", "[former-slug]"),
  corrections: list(
    fields({ date: date("the date of the correction"), text: text("the correction") }),
    "the corrections",
    '- { date: 2026-11-22, text: "…" }',
  ),
  translations: z
    .record(languageTag, text("the path or address", 2000), {
      error: say(
        "the translations are not a list of languages and files",
        "write one as zh-Hans: ../other-article/index.md",
      ),
    })
    .default({}),
  audio: list(attachment, "the recordings", "- { file: talk.mp3 }"),
  video: list(attachment, "the films", "- { file: talk.mp4 }"),
  attachments: list(attachment, "the attachments", "- { file: report.pdf }"),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

function isLanguageTag(value: string): boolean {
  try {
    return /^[A-Za-z0-9-]+$/.test(value) && new Intl.Locale(value).toString() !== "";
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
