import type { CmsConfig } from "@sveltia/cms";
import type { Instant } from "../../article/instant.ts";
import { formatError } from "../../content/content-error.ts";
import { frontMatterSchema } from "../../content/front-matter/schema.ts";
import { pageSchema } from "../../content/pages/schema.ts";
import { articleFields } from "./configuration/article-fields.ts";
import { channelFields } from "./configuration/channel-fields.ts";
import { configurationOf, formats } from "./configuration/configuration.ts";
import { pageFields } from "./configuration/page-fields.ts";
import { defaultsOf } from "./configuration/rules.ts";
import type { EditedSite } from "./configuration/site.ts";
import type { FormatOptions } from "./files/formats.ts";
import { type EditorOptions, readEditedSite } from "./read-site.ts";

/** What the page of the editor fetches, as JSON. */
export type EditorData =
  | {
      readonly configuration: CmsConfig;
      /** By the names of the formats. */
      readonly texts: Readonly<Record<string, FormatOptions>>;
      readonly files: Readonly<Record<string, FormatOptions>>;
    }
  | {
      /** Why there is no editor. */
      readonly heading: string;
      /** Each names its file and line, and says what to write. */
      readonly problems: readonly string[];
    };

/** Makes the data of the editor from a content folder. Nothing is kept from one call to the next. */
export async function editorData(
  folder: string,
  now: Instant,
  options: EditorOptions,
): Promise<EditorData> {
  const site = await readEditedSite(folder, now, options);
  if (site.ok) return dataOf(site.value);
  const { brokenChannel } = options.language.words;
  return { heading: brokenChannel, problems: site.errors.map(formatError) };
}

/** The data of the editor of a site. */
export function dataOf(site: EditedSite): EditorData {
  const { words } = site;
  const shared = { timeZone: site.channel.timeZone, broken: words.brokenFile };
  return {
    configuration: configurationOf(site),
    texts: {
      [formats.article]: {
        ...shared,
        fields: articleFields(site),
        defaults: defaultsOf(frontMatterSchema),
      },
      [formats.page]: {
        ...shared,
        fields: pageFields(site),
        defaults: defaultsOf(pageSchema),
      },
    },
    files: { [formats.channel]: { ...shared, fields: channelFields(words), defaults: {} } },
  };
}
