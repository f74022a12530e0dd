import { apiPath } from "../../api/describe-api.ts";
import { type EditorHost, editorFolder } from "../../article/editor-host.ts";
import { type FileType, fileTypes } from "../../article/files.ts";
import { lackedHeader, mediaHeaders } from "../../article/media-headers.ts";
import { iconTypes } from "../../article/site-pictures.ts";
import { editorHeaders } from "./editor-rules.ts";

/** For the typeface: its name changes with its content, too. */
const forFonts = { ...mediaHeaders, "Content-Type": "font/woff2" };

/** For the description of the interface: scripts of any site may read it, as they may read feeds. */
const forApi = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "public, max-age=300",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "Content-Type": "application/json; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};

/** For the icons and the web manifest, whose addresses stay when their content changes. */
const forIcons = {
  "Cache-Control": "public, max-age=86400",
  "Content-Security-Policy": mediaHeaders["Content-Security-Policy"],
  "X-Content-Type-Options": "nosniff",
};

/**
 * The `_headers` file of an edition: the headers with which the platform serves media, by ending, the typeface,
 * the icons, and the description of the interface. The media type is always the one in our tables, never the
 * platform's guess.
 *
 * @param editor the Git host of the editor, if the site has one
 */
export function assetHeaders(editor?: EditorHost): string {
  const rules = [
    rule(apiPath, forApi),
    ...[...iconTypes].map(([path, type]) => rule(path, { ...forIcons, "Content-Type": type })),
    rule("/fonts/*", forFonts),
    rule("/media/*", mediaHeaders),
    ...[...fileTypes].map(([ending, type]) => rule(`/media/*.${ending}`, headersOf(ending, type))),
    ...(editor === undefined ? [] : [rule(`${editorFolder}*`, editorHeaders(editor))]),
  ];
  return rules.join("\n");
}

function headersOf(ending: string, { type, browser }: FileType): Readonly<Record<string, string>> {
  const lacked = lackedHeader(`.${ending}`);
  return {
    "Content-Type": type,
    ...(browser === "saves" && { "Content-Disposition": "attachment" }),
    ...(lacked !== undefined && { [`! ${lacked}`]: "" }),
  };
}

/** A rule in Cloudflare's syntax, where `! Name` removes a header. */
function rule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) =>
    value === "" ? `  ${name}\n` : `  ${name}: ${value}\n`,
  );
  return `${path}\n${lines.join("")}`;
}
