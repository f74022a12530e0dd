import type { Field } from "@sveltia/cms";
import type { z } from "zod";
import { channelSchema } from "../../../content/channel/channel-schema.ts";
import type { EditorWords } from "../words/editor-words.ts";
import { personFields } from "./people-fields.ts";
import { rulesOf } from "./rules.ts";
import { group, groups, line, paragraph } from "./widgets.ts";

const rule = rulesOf(channelSchema);

/**
 * A field for each key of `channel.yaml` that an editor may change. The editor never touches the others:
 * they decide about ids and addresses, or need a developer.
 */
export function channelFields(words: EditorWords): Field[] {
  return Object.values(byKey(words)).filter((field) => field !== undefined);
}

/** A key of the schema that is missing here does not compile. Undefined means: not in the editor. */
function byKey(words: EditorWords): Record<keyof z.infer<typeof channelSchema>, Field | undefined> {
  return {
    title: line("title", { label: words.title }, rule("title")),
    description: paragraph("description", { label: words.description }, rule("description")),
    topics: groups("topics", { label: words.topics, one: words.topics, summary: "{{title}}" }, [
      line("title", { label: words.title }, rule("topics", "title")),
      line("slug", { label: words.slug, hint: words.topicSlugHint }, rule("topics", "slug")),
      paragraph("description", { label: words.description }, rule("topics", "description")),
    ]),
    people: groups(
      "people",
      { label: words.people, hint: words.peopleHint, one: words.person, summary: "{{name}}" },
      [
        ...personFields(words, (name) => rule("people", name)),
        line("slug", { label: words.slug, hint: words.personSlugHint }, rule("people", "slug")),
      ],
    ),
    copyright: line("copyright", { label: words.copyright }, rule("copyright")),
    contact: group(
      "contact",
      { label: words.contact, hint: words.contactHint },
      rule("contact"),
      personFields(words, (name) => rule("contact", name)),
    ),
    home: group("home", { label: words.home, hint: words.homeHint }, rule("home"), [
      line("title", { label: words.title }, rule("home", "title")),
      line("url", { label: words.url, hint: words.urlHint }, rule("home", "url")),
    ]),
    accent: { name: "accent", label: words.accent, widget: "color", required: false },
    feeds: group("feeds", { label: words.feedFooter }, rule("feeds"), [
      line(
        "footer",
        { label: words.feedFooter, hint: words.feedFooterHint },
        rule("feeds", "footer"),
      ),
    ]),
    language: undefined,
    timeZone: undefined,
    url: undefined,
    authority: undefined,
    webMaster: undefined,
    hub: undefined,
    icon: undefined,
    logo: undefined,
    sharePictures: undefined,
    media: undefined,
    strings: undefined,
    editor: undefined,
    redirects: undefined,
  };
}
