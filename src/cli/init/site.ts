import { basename } from "node:path";
import slugify from "@sindresorhus/slugify";
import type { z } from "zod";
import type { Instant } from "../../article/instant.ts";
import { channelSchema } from "../../content/channel/channel-schema.ts";

/** What a person says of a new site. */
export interface Answers {
  readonly title: string;
  /** `https://` and a host. */
  readonly address: string;
  readonly language: string;
  readonly timeZone: string;
  /** Titles; each may begin with a slug of its own and a `=`. */
  readonly topics: readonly string[];
  readonly accent: string;
}

/** A site that can be written. */
export interface Site extends Omit<Answers, "topics" | "address"> {
  /** Of the Worker and of the package. */
  readonly name: string;
  readonly url: string;
  /** A domain and a year, as in every permanent id (RFC 4151). */
  readonly authority: string;
  readonly topics: readonly { readonly slug: string; readonly title: string }[];
  readonly founded: Instant;
}

/** The longest name of a Worker that can also be a part of a host name. */
const longestName = 54;

/** The answers that are used where nobody gives one. */
export function usualAnswers(folder: string, timeZone: string): Answers {
  const words = basename(folder).split(/[-_\s]+/);
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return {
    title,
    address: `https://${nameOf(basename(folder)) ?? "news"}.example`,
    language: "en",
    timeZone,
    topics: ["News"],
    accent: "#1f5c4d",
  };
}

/** What is wrong with each kind of answer, as a sentence without a full stop; undefined if nothing is. */
export const problemOf = {
  title: (title: string) => problemWith(channelSchema.shape.title, title),
  address: (address: string) => problemWith(channelSchema.shape.url, withoutSlash(address)),
  language: (language: string) => problemWith(channelSchema.shape.language, language),
  timeZone: (timeZone: string) => problemWith(channelSchema.shape.timeZone, timeZone),
  topics: (topics: readonly string[]) => {
    if (topics.length === 0) return "there is no topic: name at least one";
    const slugs = topics.map((topic) => topicOf(topic).slug);
    const unnamed = topics[slugs.indexOf("")];
    if (unnamed !== undefined) {
      return `no address can be made of the topic ${unnamed}: choose one, as in research=${unnamed}`;
    }
    const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
    if (twice !== undefined) return `two topics have the address ${twice}: name them differently`;
    return problemWith(channelSchema.shape.topics, topics.map(describedTopic));
  },
  accent: (accent: string) => problemWith(channelSchema.shape.accent, accent),
} as const;

/** Makes a site of checked answers. */
export function siteOf(answers: Answers, folder: string, founded: Instant): Site {
  const { address, topics, ...rest } = answers;
  const url = withoutSlash(address);
  return {
    ...rest,
    name: nameOf(answers.title) ?? nameOf(basename(folder)) ?? "news",
    url,
    authority: `${new URL(url).hostname},${new Date(founded).getUTCFullYear()}`,
    topics: topics.map(topicOf),
    founded,
  };
}

function topicOf(text: string): { readonly slug: string; readonly title: string } {
  const [, slug, title] = /^([a-z0-9]+(?:-[a-z0-9]+)*)=(.+)$/.exec(text) ?? [];
  return { slug: slug ?? slugify(text, { decamelize: false }), title: (title ?? text).trim() };
}

function describedTopic(text: string) {
  const { slug, title } = topicOf(text);
  return { slug, title, description: title };
}

function nameOf(text: string): string | undefined {
  const name = slugify(text, { decamelize: false }).slice(0, longestName).replace(/-+$/, "");
  return name === "" ? undefined : name;
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}

/** The messages of the schema are what is wrong and, after a line break, what to write. */
function problemWith(schema: z.ZodType, value: unknown): string | undefined {
  const checked = schema.safeParse(value);
  return checked.success ? undefined : checked.error.issues[0]?.message.replace("\n", ": ");
}
