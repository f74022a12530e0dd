import { type FileType, fileTypes } from "../../article/files.ts";

/** For every file below `/media/`: its name changes with its content, and it must not run anything. */
const forAll = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "X-Content-Type-Options": "nosniff",
};

/**
 * The `_headers` file of an edition: the headers with which the platform serves media, by ending. The
 * media type is always the one in our table, never the platform's guess.
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
    // Chrome shows no PDF under such a policy. A script in a PDF never runs as part of the site.
    ...(ending === "pdf" && { "! Content-Security-Policy": "" }),
  };
}

/** A rule in Cloudflare's syntax, where `! Name` removes a header. */
function rule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) =>
    value === "" ? `  ${name}\n` : `  ${name}: ${value}\n`,
  );
  return `${path}\n${lines.join("")}`;
}
