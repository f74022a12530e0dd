import type { CmsConfig, Collection, Field } from "@sveltia/cms";
import { largestServedFile } from "../../../article/files.ts";
import { slug as slugSchema } from "../../../content/front-matter/schema-parts.ts";
import type { EditorWords } from "../words/editor-words.ts";
import { articleFields } from "./article-fields.ts";
import { channelFields } from "./channel-fields.ts";
import { newPictures } from "./new-pictures.ts";
import { type OpenYear, openYears } from "./open-years.ts";
import { pageFields } from "./page-fields.ts";
import { rulesOf } from "./rules.ts";
import type { EditedSite } from "./site.ts";
import { fileLibrary } from "./widgets.ts";

/** The formats of files, as `page/formats.ts` registers them with Sveltia CMS. */
export const formats = {
  article: "broadsheet-article",
  page: "broadsheet-page",
  channel: "broadsheet-channel",
} as const;

/** The configuration of Sveltia CMS for a publication. It never says something else than the schema. */
export function configurationOf(site: EditedSite): CmsConfig {
  const { words, channel, origin, reviewed } = site;
  const fields = articleFields(site);
  return {
    load_config_file: false,
    backend: site.backend,
    ...(reviewed && { publish_mode: "editorial_workflow" }),
    app_title: channel.title,
    site_url: origin,
    display_url: origin,
    logo: { src: "/favicon.ico" },
    // Files lie beside the text that names them, so there is no folder for all. Sveltia CMS insists on one
    // unless the configuration names another store, be it only to switch that off.
    media_libraries: {
      default: fileLibrary(largestServedFile),
      cloudinary: false,
      stock_assets: { providers: [] },
    },
    slug: { encoding: "ascii", clean_accents: true, maxlength: 100, timezone: "local" },
    output: { omit_empty_optional_fields: true },
    collections: [...openYears(site).map((open) => articles(site, fields, open)), ...pages(site)],
    singletons: [
      {
        name: "channel",
        label: words.publication,
        icon: "newspaper",
        file: "content/channel.yaml",
        format: formats.channel,
        editor: { preview: false },
        fields: channelFields(words),
      },
    ],
  };
}

/** Links to the years that are not open, as HTML; undefined if there are none. */
function olderYears(site: EditedSite): string | undefined {
  const open = new Set(openYears(site).map(({ year }) => year));
  const others = site.years.filter(({ year }) => !open.has(year) && /^\d+$/.test(year));
  if (others.length === 0) return undefined;
  const links = others.map(({ year }) => `<a href="?year=${year}">${year}</a>`);
  return `${site.words.olderYears} ${links.join(" ")}`;
}

/** The articles of a year. */
function articles(
  site: EditedSite,
  fields: readonly Field[],
  { year, readOnly }: OpenYear,
): Collection {
  const { words } = site;
  return {
    ...inFolders("articles/{{slug}}/"),
    name: `articles-${year}`,
    label: words.articlesOf.replace("{year}", year),
    label_singular: words.article,
    description: olderYears(site),
    icon: "article",
    folder: `content/articles/${year}`,
    format: formats.article,
    create: !readOnly,
    // A published article must stay: an editor withdraws it.
    delete: false,
    duplicate: false,
    fields: inOwnFolder(fields, words).map((field) => (readOnly ? locked(field) : field)),
    sortable_fields: {
      fields: ["published", "title"],
      default: { field: "published", direction: "Descending" },
    },
    view_filters: [
      { label: words.drafts, field: "status", eq: "draft" },
      { label: words.scheduled, field: "published", gt: "{{now}}" },
      { label: words.withdrawnArticles, field: "withdrawn.date", empty: false },
    ],
    preview_path_date_field: "published",
    thumbnail: "image.file",
  };
}

/** A field that nobody can change. */
function locked(field: Field): Field {
  const still = field.widget === "list" && {
    allow_add: false,
    allow_remove: false,
    allow_reorder: false,
  };
  return { ...field, ...still, readonly: true };
}

/** The pages: those in folders of their own, and those that are single files. */
function pages(site: EditedSite): Collection[] {
  const { words, hasSinglePages } = site;
  const shared = {
    label_singular: words.page,
    folder: "content/pages",
    format: formats.page,
    icon: "description",
    delete: false,
    duplicate: false,
    fields: pageFields(site),
    sortable_fields: ["title"],
  };
  const inOwnFolders: Collection = {
    ...inFolders("{{slug}}/"),
    ...shared,
    name: "pages",
    label: words.pages,
    fields: inOwnFolder(shared.fields, words),
  };
  if (!hasSinglePages) return [inOwnFolders];
  const single: Collection = {
    ...shared,
    name: "single-pages",
    label: words.singlePages,
    create: false,
    path: "{{slug}}",
    slug: { editable: false },
    preview_path: "{{slug}}/",
  };
  return [inOwnFolders, single];
}

/** A text in a folder of its own, with its files beside it. The field `address` names the folder. */
function inFolders(previewPath: string) {
  return {
    path: "{{slug}}/index",
    slug: { template: "{{fields.address}}", editable: false },
    media_folder: "",
    public_folder: "",
    preview_path: previewPath,
  };
}

/**
 * The fields of a text in a folder of its own: those of its file, and two that are not in it. One is the address,
 * after the title, with a widget that `page/address.ts` makes. The other adds pictures to the text.
 */
function inOwnFolder([title, ...others]: readonly Field[], words: EditorWords): Field[] {
  const { pattern = "" } = rulesOf(slugSchema)();
  const address: Field = {
    name: "address",
    label: words.address,
    hint: words.addressHint,
    widget: "address",
    pattern: [`/${pattern}/`, words.addressHint],
    preview: false,
  };
  const below = others.flatMap((field) =>
    field.name === "body" ? [field, newPictures(words)] : [field],
  );
  return title === undefined ? [address] : [title, address, ...below];
}
