import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, extname } from "node:path";
import type { Attachment } from "../../article/article.ts";
import { fileTypeOf, fileTypes, largestServedFile, mediaName } from "../../article/files.ts";
import { fingerprintLength } from "../../article/fingerprint.ts";
import {
  type ContentError,
  errorCode,
  type Finding,
  type Found,
  found,
  refused,
} from "../content-error.ts";
import type { FrontMatter } from "../front-matter/schema.ts";
import type { Located } from "../front-matter/yaml.ts";
import type { MediaFile } from "../manuscript.ts";
import type { ArticleFolder } from "./article-folder.ts";

/** The attachments of an article, the files that the site serves for them, and what is wrong. */
export interface Attachments {
  readonly attachments: readonly Attachment[];
  readonly media: readonly MediaFile[];
  readonly errors: readonly ContentError[];
}

/** What each list of the front matter may contain. */
const lists = {
  audio: { kind: "recording", type: /^audio\// },
  video: { kind: "film", type: /^video\// },
  attachments: { kind: "file", type: /./ },
} as const;

/**
 * Reads the recordings, films and other files of an article, in this order. The site serves a file in
 * the article's folder as it is. For a file on another site, the author must give the type and length.
 */
export async function readAttachments(
  { value, errorAt }: Located<FrontMatter>,
  folder: ArticleFolder,
): Promise<Attachments> {
  const attachments: Attachment[] = [];
  const media: MediaFile[] = [];
  const errors: ContentError[] = [];
  for (const list of ["audio", "video", "attachments"] as const) {
    for (const [index, fields] of value[list].entries()) {
      const { kind, type } = lists[list];
      const read = await readAttachment(fields, kind, folder);
      const complain = (field: string, message: string, fix: string) =>
        errors.push(errorAt([list, index, field], message, fix));
      if (!read.ok) {
        complain(read.field, read.error.message, read.error.fix);
      } else if (!type.test(read.value.attachment.type)) {
        complain(
          fields.type === undefined ? "file" : "type",
          `this is not a ${kind}: its type is ${read.value.attachment.type}`,
          `put it under attachments:, or write its type, as in type: ${list}/mp4`,
        );
      } else {
        attachments.push(read.value.attachment);
        if (read.value.media !== undefined) media.push(read.value.media);
      }
    }
  }
  return { attachments, media, errors };
}

export interface ReadAttachment {
  readonly attachment: Attachment;
  readonly media?: MediaFile;
}

type Read =
  | { readonly ok: true; readonly value: ReadAttachment }
  | { readonly ok: false; readonly field: string; readonly error: Finding };

async function readAttachment(
  fields: FrontMatter["attachments"][number],
  kind: string,
  folder: ArticleFolder,
): Promise<Read> {
  const { file, url, type, length } = fields;
  const title = fields.title?.replace(/\s+/g, " ").trim();
  const wrong = (field: string, message: string, fix: string): Read => ({
    ok: false,
    field,
    error: { message, fix },
  });
  if ((file === undefined) === (url === undefined)) {
    return wrong(
      "file",
      `${file === undefined ? "neither a file nor a url is" : "both a file and a url are"} given`,
      "write file: for one in the article's folder, or url:, type: and length: for one elsewhere",
    );
  }
  if (url !== undefined) {
    if (type === undefined || length === undefined) {
      return wrong(
        "url",
        `the ${type === undefined ? "type" : "length"} of this ${kind} is missing, and cannot be read from another site`,
        type === undefined
          ? "write its media type, as in type: audio/mpeg"
          : "write its size in bytes, as in length: 1234567",
      );
    }
    if (isDangerous(type)) return wrong("type", ...danger(type));
    return { ok: true, value: { attachment: { url, type, length, title } } };
  }
  if (length !== undefined) {
    return wrong("length", "the length is read from the file", "leave length: out");
  }
  const served = await serveFile(file ?? "", type, kind, folder);
  if (!served.ok) return { ...served, field: "file" };
  const { attachment, media } = served.value;
  return { ok: true, value: { attachment: { ...attachment, title }, media } };
}

/**
 * Prepares a file in the article's folder for serving. Its path changes with its content. Only the
 * types in article/files.ts are served, because other types could run code in a browser.
 *
 * @param given the media type that the author wrote, if any
 * @param kind what the file should be, for messages: `recording`
 */
export async function serveFile(
  name: string,
  given: string | undefined,
  kind: string,
  folder: ArticleFolder,
): Promise<Found<Required<ReadAttachment>>> {
  const beside = await folder.find(name, kind);
  if (!beside.ok) return beside;
  const { file, length } = beside.value;
  const ending = extname(beside.value.name).toLowerCase();
  const known = fileTypeOf(beside.value.name);
  if (known === undefined) {
    return refused(
      ending === ""
        ? `the name ${name} has no ending`
        : `files that end in ${ending} are not served`,
      `publish it as PDF, or pack it into a ZIP file; these endings are served: ${[...fileTypes.keys()].join(", ")}`,
    );
  }
  const types = [known.type, ...(known.also === undefined ? [] : [known.also])];
  const type = given ?? known.type;
  if (!types.includes(type)) {
    return refused(
      `files that end in ${ending} are served as ${types.join(" or ")}, not as ${type}`,
      `leave type: out, or give the file the ending of ${type}`,
    );
  }
  if (length > largestServedFile) {
    return refused(
      `${name} is larger than ${largestServedFile / 1024 / 1024} MiB, the most that can be served`,
      "make it smaller, or put it on another site and write its url:, type: and length:",
    );
  }
  const hash = createHash("sha256");
  let first = Buffer.alloc(0);
  try {
    for await (const part of createReadStream(file)) {
      hash.update(part);
      if (first.length < 1024) first = Buffer.concat([first, part]).subarray(0, 1024);
    }
  } catch (cause) {
    return refused(`${name} cannot be read (${errorCode(cause)})`, "make the file readable");
  }
  if (known.holds?.test(first.toString("hex")) === false) {
    return refused(
      `${name} ends in ${ending}, but its content is not ${known.type}`,
      "give it the ending that fits its content, or export it again",
    );
  }
  const base = mediaName(basename(beside.value.name, extname(beside.value.name)));
  const digest = hash.digest();
  const path = `/media/${base}-${digest.toString("hex").slice(0, 16)}${ending}`;
  return found({
    attachment: { url: path, type, length },
    media: {
      source: file,
      path,
      hash: digest.toString("base64url").slice(0, fingerprintLength),
      length,
    },
  });
}

/** Whether a browser may run a file of this type as part of the site. */
function isDangerous(type: string): boolean {
  return /html|[/+]xml(-|$)|(java|ecma|j|live)script/.test(type);
}

function danger(type: string): [message: string, fix: string] {
  return [
    `a file of the type ${type} could run code in a reader's browser, so it is not served`,
    "publish it as PDF, or pack it into a ZIP file",
  ];
}
