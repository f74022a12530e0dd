import { z } from "zod";
import { adviceForFrontMatter } from "./foreign-keys.ts";
import { renamedInFrontMatter } from "./renamed-keys.ts";
import {
  address,
  alias,
  date,
  fields,
  givenId,
  languageTag,
  list,
  person,
  personSlug,
  slug,
  text,
  translations,
  withFix,
} from "./schema-parts.ts";
import type { KnownKeys } from "./yaml.ts";

const attachment = fields({
  file: text("the file", 300).optional(),
  url: address.optional(),
  type: z
    .string()
    .regex(
      /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/,
      withFix("this is not a media type", "write one, as in audio/mpeg"),
    )
    .optional(),
  length: z
    .int({ error: withFix("this is not a number of bytes", "write a whole number") })
    .nonnegative(withFix("this is not a number of bytes", "write a whole number"))
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
    // A plain text is the slug of one of the channel's people.
    z.preprocess(
      (author) => (typeof author === "string" ? { person: author, name: author } : author),
      fields({ person: personSlug.optional(), ...person }),
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
          withFix("this is not a role", "write letters, digits, spaces and hyphens"),
        ),
      text("the name", 200),
      { error: withFix("the credits are not a list of roles and names", "write one as draft: …") },
    )
    .default({}),
  language: languageTag.optional(),
  image: fields(
    {
      file: text("the file", 300),
      alt: text("the alternative text"),
      caption: text("the caption").optional(),
    },
    "write { file: photo.jpg, alt: What it shows }, with the picture in the article's folder",
  ).optional(),
  status: z
    .enum(["draft", "public"], {
      error: withFix("this is not a status", "write draft, or leave the field out"),
    })
    .default("public"),
  expires: date("the date of expiry").optional(),
  pinned: date("the date until which the article leads the front page").optional(),
  withdrawn: fields({
    date: date("the date of the withdrawal"),
    reason: text("the reason"),
  }).optional(),
  id: givenId.optional(),
  aliases: list(alias, "the aliases", "[former-slug]"),
  corrections: list(
    fields({ date: date("the date of the correction"), text: text("the correction") }),
    "the corrections",
    '- { date: 2026-11-22, text: "…" }',
  ),
  translations,
  audio: list(attachment, "the recordings", "- { file: talk.mp3 }"),
  video: list(attachment, "the films", "- { file: talk.mp4 }"),
  attachments: list(attachment, "the attachments", "- { file: report.pdf }"),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

export const frontMatterKeys: KnownKeys<FrontMatter> = {
  schema: frontMatterSchema,
  renamed: renamedInFrontMatter,
  advice: adviceForFrontMatter,
};
