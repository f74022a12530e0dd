/** The largest static asset that Cloudflare serves, in bytes: 25 MiB. */
export const largestServedFile = 25 * 1024 * 1024;

/** How files of one type are served. */
export interface FileType {
  /** Media type, for feeds and Content-Type. */
  readonly type: string;
  /** Another media type that an author may give the file in feeds. */
  readonly also?: string;
  /** What its first 1,024 bytes, in hexadecimal, must match. Undefined allows any bytes. */
  readonly holds?: RegExp;
  /** Whether browsers show the file, if they can, or always save it. */
  readonly browser: "shows" | "saves";
}

/** ID3, or an MPEG audio frame; both may follow zero bytes. */
const mp3 = /^(?:00)*(?:494433|ff[ef])/;
/** The first box: ftyp, moov, mdat, wide, free or skip. */
const mp4 = /^.{8}(?:66747970|6d6f6f76|6d646174|77696465|66726565|736b6970)/;
/** OggS */
const ogg = /^4f676753/;
/** EBML */
const webm = /^1a45dfa3/;
/** RIFF of a kind */
const riff = (kind: "57415645" | "57454250") => new RegExp(`^52494646.{8}${kind}`);
/** PK */
const zip = /^504b(?:0304|0506|0708)/;
/** Word, Excel and PowerPoint before 2007. */
const compound = /^d0cf11e0a1b11ae1/;
const jpeg = /^ffd8ff/;

const shows = (type: string, holds: RegExp, also?: string): FileType => ({
  type,
  holds,
  browser: "shows",
  ...(also !== undefined && { also }),
});
const saves = (type: string, holds?: RegExp): FileType => ({
  type,
  browser: "saves",
  ...(holds !== undefined && { holds }),
});
const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/**
 * Every type of file that the site may serve, by the ending of its name, in lower case and without the
 * dot.
 */
export const fileTypes: ReadonlyMap<string, FileType> = new Map([
  ["mp3", shows("audio/mpeg", mp3)],
  ["m4a", shows("audio/mp4", mp4)],
  ["aac", shows("audio/aac", /^(?:494433|41444946|fff)/)],
  ["ogg", shows("audio/ogg", ogg, "video/ogg")],
  ["oga", shows("audio/ogg", ogg)],
  ["opus", shows("audio/ogg", ogg)],
  ["flac", shows("audio/flac", /^(?:664c6143|494433)/)],
  ["wav", shows("audio/wav", riff("57415645"))],
  ["weba", shows("audio/webm", webm)],
  ["mp4", shows("video/mp4", mp4, "audio/mp4")],
  ["m4v", shows("video/mp4", mp4)],
  ["mov", shows("video/quicktime", mp4)],
  ["ogv", shows("video/ogg", ogg)],
  ["webm", shows("video/webm", webm, "audio/webm")],
  ["jpg", shows("image/jpeg", jpeg)],
  ["jpeg", shows("image/jpeg", jpeg)],
  ["png", shows("image/png", /^89504e470d0a1a0a/)],
  ["webp", shows("image/webp", riff("57454250"))],
  ["avif", shows("image/avif", /^.{8}66747970/)],
  ["gif", shows("image/gif", /^4749463837|^4749463839/)],
  ["pdf", shows("application/pdf", /255044462d/)],
  ["epub", saves("application/epub+zip", zip)],
  ["zip", saves("application/zip", zip)],
  ["docx", saves(`${office}.wordprocessingml.document`, zip)],
  ["xlsx", saves(`${office}.spreadsheetml.sheet`, zip)],
  ["pptx", saves(`${office}.presentationml.presentation`, zip)],
  ["odt", saves(`${openDocument}.text`, zip)],
  ["ods", saves(`${openDocument}.spreadsheet`, zip)],
  ["odp", saves(`${openDocument}.presentation`, zip)],
  ["doc", saves("application/msword", compound)],
  ["xls", saves("application/vnd.ms-excel", compound)],
  ["ppt", saves("application/vnd.ms-powerpoint", compound)],
  ["rtf", saves("application/rtf", /^7b5c727466/)],
  ["gz", saves("application/gzip", /^1f8b/)],
  ["tgz", saves("application/gzip", /^1f8b/)],
  ["7z", saves("application/x-7z-compressed", /^377abcaf271c/)],
  ["txt", saves("text/plain")],
  ["md", saves("text/markdown")],
  ["csv", saves("text/csv")],
  ["tsv", saves("text/tab-separated-values")],
  ["bib", saves("application/x-bibtex")],
  ["tex", saves("application/x-tex")],
  ["json", saves("application/json")],
  ["geojson", saves("application/geo+json")],
  ["ics", saves("text/calendar")],
  ["vcf", saves("text/vcard")],
  ["srt", saves("application/x-subrip")],
  ["vtt", saves("text/vtt")],
]);

/** The type of a file, by its name or path; undefined if it may not be served. */
export function fileTypeOf(name: string): FileType | undefined {
  return fileTypes.get(/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "");
}

/** Whether a file's name is that of a recording or a film. */
export function isRecording(name: string): boolean {
  return /^(?:audio|video)\//.test(fileTypeOf(name)?.type ?? "");
}

/**
 * The media type of a file that Broadsheet itself makes.
 *
 * @throws TypeError if `fileTypes` does not have its ending
 */
export function mediaTypeOf(name: string): string {
  const known = fileTypeOf(name);
  if (known === undefined) throw new TypeError(`no media type for ${name}`);
  return known.type;
}

/**
 * The readable part of a media file's name: ASCII letters, digits, `_` and single `-`, at most 60
 * characters, and never empty.
 */
export function mediaName(name: string): string {
  const ascii = name
    .replace(/[^\w]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return ascii === "" ? "file" : ascii;
}
