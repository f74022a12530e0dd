import { type FileType, fileTypes } from "../../article/files.ts";

/** What holds for every file of `/media/`: its name changes with its content, and nothing in it acts. */
const forAll = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "X-Content-Type-Options": "nosniff",
};

/**
 * The file `_headers` of an edition: the headers with which the platform serves media, by ending. The
 * type is the one of the table, whatever the platform would take it for.
 */
export function mediaHeaders(): string {
  const rules = [
    rule("/media/*", forAll),
    ...[...fileTypes].map(([ending, type]) => rule(`/media/*.${ending}`, headersOf(ending, type))),
  ];
  return rules.join("\n");
}

function headersOf(ending: string, { type, browser }: FileType): Readonly<Record<string, string>> {
  return {
    "Content-Type": type,
    ...(browser === "saves" && { "Content-Disposition": "attachment" }),
    // Chrome shows no PDF under a policy of this kind. A PDF's script never runs as part of the site.
    ...(ending === "pdf" && { "! Content-Security-Policy": "" }),
  };
}

/** A rule as Cloudflare reads it; a header that begins with `!` is taken away. */
function rule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) =>
    value === "" ? `  ${name}\n` : `  ${name}: ${value}\n`,
  );
  return `${path}\n${lines.join("")}`;
}
