import type { Field } from "@sveltia/cms";
import { type FrontMatter, frontMatterSchema } from "../../../content/front-matter/schema.ts";
import { personFields } from "./people-fields.ts";
import { rulesOf } from "./rules.ts";
import { bodyField, sharedFields } from "./shared-fields.ts";
import type { EditedSite } from "./site.ts";
import {
  choice,
  choices,
  file,
  group,
  groups,
  line,
  lines,
  moment,
  pairs,
  paragraph,
  wholeNumber,
} from "./widgets.ts";

const rule = rulesOf(frontMatterSchema);

/** A field for each key of an article's front matter, and one for its text, in the order of the form. */
export function articleFields(site: EditedSite): Field[] {
  const { title, published, status, summary, topics, authors, image, ...rest } = byKey(site);
  const { words } = site;
  return [
    title,
    published,
    status,
    summary,
    topics,
    authors,
    image,
    bodyField(words),
    ...Object.values(rest),
  ];
}

/** A key of the schema that has no field here does not compile. */
function byKey(site: EditedSite): Record<keyof FrontMatter, Field> {
  const { words, channel } = site;
  const { timeZone } = channel;
  const when = (name: string, label: string, hint: string) =>
    moment(name, { label, hint }, rule(name), timeZone);
  return {
    ...sharedFields(site, rule),
    published: moment(
      "published",
      { label: words.published, hint: words.publishedHint.replace("{timeZone}", timeZone) },
      { ...rule("published"), default: "{{now}}" },
      timeZone,
    ),
    topics: choices(
      "topics",
      { label: words.topics },
      rule("topics"),
      channel.topics.map(({ slug, title }) => ({ value: slug, label: title })),
    ),
    authors: authors({ words, channel }),
    image: group("image", { label: words.image }, rule("image"), [
      file("file", "image", { label: words.file }, rule("image", "file")),
      line("alt", { label: words.alt, hint: words.altHint }, rule("image", "alt")),
      line("caption", { label: words.caption }, rule("image", "caption")),
    ]),
    credits: pairs(
      "credits",
      { label: words.credits, hint: words.creditsHint },
      words.role,
      words.name,
    ),
    updated: when("updated", words.updated, words.updatedHint),
    expires: when("expires", words.expires, words.expiresHint),
    pinned: when("pinned", words.pinned, words.pinnedHint),
    corrections: groups(
      "corrections",
      {
        label: words.corrections,
        hint: words.correctionsHint,
        one: words.correction,
        summary: "{{text}}",
      },
      [
        moment("date", { label: words.date }, rule("corrections", "date"), timeZone),
        paragraph("text", { label: words.correction }, rule("corrections", "text")),
      ],
    ),
    withdrawn: group(
      "withdrawn",
      { label: words.withdrawn, hint: words.withdrawnHint },
      rule("withdrawn"),
      [
        moment("date", { label: words.date }, rule("withdrawn", "date"), timeZone),
        line("reason", { label: words.reason }, rule("withdrawn", "reason")),
      ],
    ),
    audio: files("audio", words.audio, words),
    video: files("video", words.video, words),
    attachments: files("attachments", words.attachments, words),
    aliases: lines("aliases", { label: words.aliases, hint: words.aliasesHint }, rule("aliases")),
    id: line("id", { label: words.id, hint: words.idHint }, rule("id")),
  };
}

/** Authors from the channel's list of people, and others. */
function authors({ words, channel }: Pick<EditedSite, "words" | "channel">): Field {
  const people = channel.people.map(({ slug, name }) => ({ value: slug, label: name }));
  const listed = {
    name: "listed",
    label: words.listedPerson,
    summary: "{{person}}",
    fields: [choice("person", { label: words.person }, { required: true }, people)],
  };
  const other = {
    name: "other",
    label: words.otherPerson,
    summary: "{{name}}",
    fields: personFields(words, (name) => rule("authors", name)),
  };
  return {
    name: "authors",
    label: words.authors,
    required: false,
    widget: "list",
    label_singular: words.person,
    typeKey: "kind",
    collapsed: "auto",
    types: people.length === 0 ? [other] : [listed, other],
  };
}

/** Recordings, films or documents. */
function files(name: "audio" | "video" | "attachments", label: string, words: EditedSite["words"]) {
  return groups(
    name,
    { label, hint: words.filesHint, one: words.file, summary: "{{title}} {{file}}{{url}}" },
    [
      file("file", "file", { label: words.file }, rule(name, "file")),
      line("title", { label: words.title }, rule(name, "title")),
      line("url", { label: words.url, hint: words.urlHint }, rule(name, "url")),
      line("type", { label: words.mediaType, hint: words.mediaTypeHint }, rule(name, "type")),
      wholeNumber("length", { label: words.length }, rule(name, "length")),
    ],
  );
}
