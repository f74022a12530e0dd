import { relative } from "node:path";
import { escapeHtml } from "../html/html-tree.ts";
import { plainText } from "../html/plain-text.ts";
import type {
  FromSource,
  ImportedBody,
  ImportedPicture,
  ImportedText,
  LossWithin,
  SourceDate,
} from "../imported.ts";
import type { ImportContext, Input, Source, SourceKind } from "../source.ts";
import { isLater, readDate } from "../source-date.ts";
import { textOf } from "../wordpress/export-text.ts";
import { ghostBody, originalOf } from "./cards.ts";
import { DamagedExport, tableRows } from "./table-rows.ts";
import { type GhostPost, type GhostTables, ghostPost, readTables } from "./tables.ts";

/** Ghost's own export, a JSON file with its tables. */
export const ghostExport: SourceKind = {
  name: "Ghost",
  async open(input: Input, context: ImportContext): Promise<Source | undefined> {
    if (input.kind !== "file" || !isExport(input.head)) return undefined;
    const { path } = input;
    const source = relative(process.cwd(), path) || path;
    const tables = await readTables(tableRows(textOf(path, "utf-8")));
    const site = context.site?.replace(/\/+$/, "");
    return {
      name: "an export of Ghost",
      site: site === undefined ? undefined : new URL(site).origin,
      total: tables.posts,
      async *read() {
        yield* lossesOf(tables, site, source);
        try {
          for await (const { table, row } of tableRows(textOf(path, "utf-8"))) {
            if (table !== "posts") continue;
            const post = ghostPost(row);
            if (post !== undefined) yield postToText(post, tables, site, source);
            else
              yield {
                kind: "loss",
                source,
                reason: "a row of the table posts is not as Ghost writes it",
              };
          }
        } catch (cause) {
          // The tables have said so already.
          if (!(cause instanceof DamagedExport)) throw cause;
        }
      },
    };
  },
};

function isExport(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).trimStart();
  return /^\{\s*"(?:db"\s*:\s*\[|meta"\s*:\s*\{\s*"exported_on")/.test(text);
}

function* lossesOf(
  { damage, internal }: GhostTables,
  site: string | undefined,
  source: string,
): Generator<FromSource> {
  const lose = (reason: string): FromSource => ({ kind: "loss", source, reason });
  if (damage !== undefined) yield lose(`${damage}; nothing behind that place was read`);
  if (site === undefined) {
    yield lose(
      "the export does not say the address of its site, so old addresses do not lead here and pictures are missing; import again with --site https://…",
    );
  }
  if (internal.length > 0)
    yield lose(`tags that readers never saw stayed behind: ${internal.slice(0, 20).join(", ")}`);
}

function postToText(
  post: GhostPost,
  tables: GhostTables,
  site: string | undefined,
  source: string,
): ImportedText {
  const meta = tables.metas.get(post.id);
  const losses: LossWithin[] = [];
  const lose = (reason: string) => losses.push({ reason });
  const address =
    site === undefined || post.slug === "" ? undefined : `${site}/${encodeURI(post.slug)}/`;
  const body = bodyOf(post, site, lose);
  const canonical = URL.parse(post.canonical_url.replaceAll("__GHOST_URL__", site ?? ""));
  const isOwn =
    canonical !== null && site !== undefined && canonical.origin === new URL(site).origin;
  if (canonical !== null && !isOwn) lose(`its canonical address stayed behind: ${canonical.href}`);
  if (post.codeinjection_head + post.codeinjection_foot !== "")
    lose("code that was injected into its page stayed behind");
  if (post.featured) lose("it was featured, which has no meaning here");
  const isForMembers = post.visibility !== "" && post.visibility !== "public";
  if (isForMembers)
    lose(`only ${post.visibility === "paid" ? "paying members" : "members"} could read it`);
  if (post.status === "sent" || meta?.email_only) lose("it was sent by e-mail and had no page");
  const published = dateOf(post.published_at) ?? dateOf(post.created_at);
  const updated = dateOf(post.updated_at);
  return {
    kind: post.type === "page" || post.page ? "page" : "article",
    place: { source, item: `post ${post.id}` },
    id: idOf(post),
    addresses: [
      ...new Set([address, isOwn ? canonical.href : undefined].filter((one) => one !== undefined)),
    ],
    slug: post.slug || undefined,
    title: plainText(escapeHtml(post.title)),
    body,
    base: address ?? site,
    summary:
      plainText(
        escapeHtml(post.custom_excerpt || meta?.meta_description || post.meta_description),
      ) || undefined,
    published,
    updated: isLater(updated, published) ? updated : undefined,
    status: statusOf(post, isForMembers || meta?.email_only === true),
    authors:
      tables.people.get(post.id) ??
      [tables.users.get(post.author_id ?? "")].filter((one) => one !== undefined),
    labels: tables.labels.get(post.id) ?? [],
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(post.locale) ? post.locale : undefined,
    lead: leadOf(post, tables, site),
    attachments: [],
    losses,
  };
}

/**
 * The id that readers of the old feeds hold. Ghost's RSS has the id of the post as a guid that is no address;
 * before version 1, when ids were numbers, it had the UUID.
 */
function idOf({ id, uuid }: GhostPost): string | undefined {
  return /^\d{1,10}$/.test(id) ? uuid || undefined : id;
}

function bodyOf(
  post: GhostPost,
  site: string | undefined,
  lose: (reason: string) => void,
): ImportedBody {
  if (post.html !== "") {
    const { html, losses } = ghostBody(post.html, site);
    for (const reason of losses) lose(reason);
    return { format: "html", text: html };
  }
  if (post.markdown !== "")
    return { format: "markdown", text: post.markdown.replaceAll("__GHOST_URL__", site ?? "") };
  if (post.plaintext === "") return { format: "html", text: "" };
  lose("the export has only the words of its text");
  const paragraphs = post.plaintext
    .split(/\n\s*\n/)
    .map((part) => `<p>${escapeHtml(part.trim())}</p>`);
  return { format: "html", text: paragraphs.join("\n") };
}

function statusOf({ status }: GhostPost, isHidden: boolean): ImportedText["status"] {
  if (status === "published") return isHidden ? "private" : "published";
  return status === "scheduled" ? "scheduled" : "draft";
}

/** Ghost writes moments in UTC: as RFC 3339, without a zone, or in milliseconds since 1970. */
function dateOf(written: string | number | null | undefined): SourceDate | undefined {
  if (typeof written === "number") return { instant: written };
  if (typeof written !== "string") return undefined;
  const date = readDate(written);
  return date !== undefined && "local" in date ? readDate(`${written}Z`) : date;
}

function leadOf(
  post: GhostPost,
  { metas }: GhostTables,
  site: string | undefined,
): ImportedPicture | undefined {
  const written = post.feature_image || post.image;
  if (written === "") return undefined;
  const meta = metas.get(post.id);
  return {
    url: originalOf(written.replaceAll("__GHOST_URL__", site ?? "")),
    alt: meta?.feature_image_alt || undefined,
    caption: plainText(meta?.feature_image_caption ?? "") || undefined,
  };
}
