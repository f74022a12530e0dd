import { expect, it } from "vitest";
import { fileTypes, isRecording, mediaName } from "../../src/article/files.ts";

it("serves each ending as the media type that other programs expect", () => {
  const office = "application/vnd.openxmlformats-officedocument";
  const openDocument = "application/vnd.oasis.opendocument";
  expect(Object.fromEntries([...fileTypes].map(([ending, { type }]) => [ending, type]))).toEqual({
    mp3: "audio/mpeg",
    m4a: "audio/mp4",
    aac: "audio/aac",
    ogg: "audio/ogg",
    oga: "audio/ogg",
    opus: "audio/ogg",
    flac: "audio/flac",
    wav: "audio/wav",
    weba: "audio/webm",
    mp4: "video/mp4",
    m4v: "video/mp4",
    mov: "video/quicktime",
    ogv: "video/ogg",
    webm: "video/webm",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    png: "image/png",
    webp: "image/webp",
    avif: "image/avif",
    gif: "image/gif",
    pdf: "application/pdf",
    epub: "application/epub+zip",
    zip: "application/zip",
    docx: `${office}.wordprocessingml.document`,
    xlsx: `${office}.spreadsheetml.sheet`,
    pptx: `${office}.presentationml.presentation`,
    odt: `${openDocument}.text`,
    ods: `${openDocument}.spreadsheet`,
    odp: `${openDocument}.presentation`,
    doc: "application/msword",
    xls: "application/vnd.ms-excel",
    ppt: "application/vnd.ms-powerpoint",
    rtf: "application/rtf",
    gz: "application/gzip",
    tgz: "application/gzip",
    "7z": "application/x-7z-compressed",
    txt: "text/plain",
    md: "text/markdown",
    csv: "text/csv",
    tsv: "text/tab-separated-values",
    bib: "application/x-bibtex",
    tex: "application/x-tex",
    json: "application/json",
    geojson: "application/geo+json",
    ics: "text/calendar",
    vcf: "text/vcard",
    srt: "application/x-subrip",
    vtt: "text/vtt",
  });
});

it.each([
  ["talk.mp3", true],
  ["FILM.WEBM", true],
  ["captions.vtt", false],
  ["mp3", false],
  ["talk.mp3.zip", false],
])("takes %s for a recording: %s", (name, played) => {
  expect(isRecording(name)).toBe(played);
});

it.each([
  ["Annual report", "Annual-report"],
  ["--a--b--", "a-b"],
  ["签约 (1)", "1"],
  ["签约", "file"],
  ["", "file"],
  ["snake_case", "snake_case"],
  // A hyphen is dropped if it would be the last of 60 characters.
  [`${"a".repeat(59)} b`, "a".repeat(59)],
  ["b".repeat(80), "b".repeat(60)],
])("makes of the name %j the readable part %j", (name, expected) => {
  expect(mediaName(name)).toBe(expected);
});
