import { plainText } from "../html/plain-text.ts";
import type { ImportedPerson } from "../imported.ts";
import { childText, isFault, type XmlElement, type XmlFault } from "./export-elements.ts";
import { type ExportedPost, exportedPost } from "./export-posts.ts";
import { Library } from "./library.ts";

/** What must be known of an export before the first article can be read. */
export interface Survey {
  /** Address of the site. */
  readonly site: string | undefined;
  /** BCP 47, as the site says. */
  readonly language: string | undefined;
  /** People by their login names. */
  readonly people: ReadonlyMap<string, ImportedPerson>;
  /** Plain text, by slug. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** Categories within other categories: their titles. */
  readonly nested: readonly {
    readonly title: string;
    readonly within: string;
    readonly source: string;
    readonly line: number;
  }[];
  readonly library: Library;
  /** How many items there are of each type. */
  readonly types: ReadonlyMap<string, number>;
  readonly faults: readonly (XmlFault & { readonly source: string })[];
}

/** An element of one of the files of an export. */
export interface ExportElement {
  /** Path of the file. */
  readonly source: string;
  readonly child: XmlElement | XmlFault;
}

/** Reads through a whole export, and keeps little of it. */
export async function surveyExport(elements: AsyncIterable<ExportElement>): Promise<Survey> {
  const library = new Library();
  const people = new Map<string, ImportedPerson>();
  const descriptions = new Map<string, string>();
  const types = new Map<string, number>();
  const categories = new Map<
    string,
    { title: string; parent: string; source: string; line: number }
  >();
  const faults: (XmlFault & { readonly source: string })[] = [];
  let site: string | undefined;
  let language: string | undefined;
  for await (const { source, child } of elements) {
    if (isFault(child)) faults.push({ ...child, source });
    else if (child.name === "wp:base_blog_url") site = child.text.trim();
    else if (child.name === "link") site ??= child.text.trim();
    else if (child.name === "language") language = child.text.trim();
    else if (child.name === "wp:author") addPerson(people, child);
    else if (child.name === "wp:category") {
      const slug = childText(child, "wp:category_nicename");
      const title = plainText(childText(child, "wp:cat_name"));
      categories.set(slug, {
        title,
        parent: childText(child, "wp:category_parent"),
        source,
        line: child.line,
      });
      const description = plainText(childText(child, "wp:category_description"));
      if (description !== "") descriptions.set(`category ${slug}`, description);
    } else if (child.name === "wp:tag") {
      const description = plainText(childText(child, "wp:tag_description"));
      if (description !== "")
        descriptions.set(`post_tag ${childText(child, "wp:tag_slug")}`, description);
    } else if (child.name === "item") {
      const post = exportedPost(child);
      types.set(post.type, (types.get(post.type) ?? 0) + 1);
      addPost(post, library, people);
    }
  }
  const nested = [...categories.values()].flatMap(({ title, parent, source, line }) => {
    const within = categories.get(parent)?.title;
    return within === undefined ? [] : [{ title, within, source, line }];
  });
  return { site: siteOf(site), language, people, descriptions, nested, library, types, faults };
}

/** E-mail addresses of people stay behind: WordPress shows them to nobody, and feeds would. */
function addPerson(people: Map<string, ImportedPerson>, author: XmlElement): void {
  const login = childText(author, "wp:author_login");
  const name = plainText(childText(author, "wp:author_display_name")) || login;
  if (login !== "") people.set(login, { name });
}

function addPost(post: ExportedPost, library: Library, people: Map<string, ImportedPerson>): void {
  if (post.type === "attachment" && /^https?:\/\//.test(post.attachmentUrl)) {
    library.add({
      id: post.id,
      url: post.attachmentUrl,
      pages: [post.link, post.guid].filter((page) => /[?&]attachment_id=|\/$/.test(page)),
      alt: post.fields.get("_wp_attachment_image_alt") || undefined,
      caption: post.excerpt || undefined,
      title: plainText(post.title) || undefined,
      parent: post.parent,
      order: post.order,
    });
  } else if (post.type === "wp_block") library.addBlock(post.id, post.content);
  else if (post.type === "guest-author") {
    // The plugin Co-Authors Plus keeps people without an account as posts.
    const login = post.fields.get("cap-user_login") ?? post.name.replace(/^cap-/, "");
    const url = post.fields.get("cap-website") ?? "";
    const name = post.fields.get("cap-display_name") || plainText(post.title);
    if (login !== "" && name !== "") {
      people.set(login, { name, ...(/^https?:\/\//.test(url) ? { url } : {}) });
    }
  }
}

function siteOf(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href.replace(/\/$/, "") : undefined;
}
