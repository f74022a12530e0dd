import { percentDecoded } from "../../../article/percent-decoded.ts";
import type { LossWithin } from "../imported.ts";
import { childText, type XmlElement } from "./export-elements.ts";

/** An item of an export: an article, a page, a file, or anything else that WordPress keeps as a post. */
export interface ExportedPost {
  readonly line: number;
  readonly id: number;
  /** `post`, `page`, `attachment`, or a type of a plugin. */
  readonly type: string;
  /** HTML. */
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  /** Login name. */
  readonly creator: string;
  readonly content: string;
  /** The line at which the content begins. */
  readonly contentLine: number;
  readonly excerpt: string;
  /** In the site's own time zone: `2020-05-04 10:00:00`. */
  readonly date: string;
  /** In UTC; zeros if WordPress does not know. */
  readonly dateGmt: string;
  readonly modifiedGmt: string;
  /** The end of its address, percent-encoded. */
  readonly name: string;
  readonly status: string;
  readonly password: string;
  readonly parent: number;
  readonly order: number;
  readonly sticky: boolean;
  readonly terms: readonly ExportedTerm[];
  readonly fields: ReadonlyMap<string, string>;
  /** Comments that readers see. */
  readonly comments: number;
  readonly attachmentUrl: string;
}

interface ExportedTerm {
  /** `category`, `post_tag`, or a taxonomy of a plugin. */
  readonly taxonomy: string;
  readonly slug: string;
  /** HTML. */
  readonly name: string;
}

/** Reads an `<item>` of WordPress eXtended RSS, versions 1.0 to 1.2. */
export function exportedPost(item: XmlElement): ExportedPost {
  const text = (name: string) => childText(item, name);
  const content = item.children.find(({ name }) => name === "content:encoded");
  return {
    line: item.line,
    id: number(text("wp:post_id")),
    type: text("wp:post_type") || "post",
    title: text("title"),
    link: text("link"),
    guid: text("guid"),
    creator: text("dc:creator"),
    content: content?.text ?? "",
    contentLine: content?.line ?? item.line,
    excerpt: text("excerpt:encoded"),
    date: text("wp:post_date"),
    dateGmt: text("wp:post_date_gmt"),
    modifiedGmt: text("wp:post_modified_gmt"),
    name: text("wp:post_name"),
    status: text("wp:status") || "publish",
    password: text("wp:post_password"),
    parent: number(text("wp:post_parent")),
    order: number(text("wp:menu_order")),
    sticky: text("wp:is_sticky") === "1",
    terms: item.children.filter(({ name }) => name === "category").flatMap(termOf),
    fields: new Map(
      item.children
        .filter(({ name }) => name === "wp:postmeta")
        .map((meta) => [childText(meta, "wp:meta_key"), childText(meta, "wp:meta_value")]),
    ),
    comments: item.children.filter((child) => child.name === "wp:comment" && isComment(child))
      .length,
    attachmentUrl: text("wp:attachment_url"),
  };
}

/** Version 1.0 writes each term twice, once without its slug. */
function termOf({ attributes, text }: XmlElement): ExportedTerm[] {
  const { domain, nicename } = attributes;
  if (domain === undefined || nicename === undefined) return [];
  const taxonomy = domain === "tag" ? "post_tag" : domain;
  return [{ taxonomy, slug: percentDecoded(nicename), name: text.trim() }];
}

function isComment(comment: XmlElement): boolean {
  const type = childText(comment, "wp:comment_type");
  return childText(comment, "wp:comment_approved") === "1" && (type === "" || type === "comment");
}

function number(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** Fields that WordPress and plugins keep for themselves, or that the import reads. */
const silent =
  /^(?:_|footnotes$|enclosure$|rank_math_|wpseo|dsq_|dsq$|om_|classic-editor-|site-|ast-|theme-|spay_|sharing_|jetpack|wpml_|essb_|fb_|snap|ocean_|inline_featured_image$|views$|.*views_count$|total_views$|cap-|slide_template$|sbg_|pyre_|avada_)/;
/** A value under a name with `_` before it, by which the plugin Advanced Custom Fields marks its own fields. */
const ofAcf = /^field_[0-9a-z]+$/;
const mostNames = 20;

/** Names the fields of an article that the import leaves behind. */
export function lostFields(fields: ReadonlyMap<string, string>): LossWithin[] {
  const names: string[] = [];
  for (const [name, value] of fields) {
    const isAcf = ofAcf.test(fields.get(`_${name}`) ?? "");
    if (value !== "" && (isAcf || !silent.test(name))) names.push(name);
  }
  if (names.length === 0) return [];
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
  const which = names.length === 1 ? "the field" : "the fields";
  return [{ reason: `${which} ${names.slice(0, mostNames).join(", ")}${more} stayed behind` }];
}
