import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import {
  type ContentError,
  fail,
  fileError,
  messageOf,
  type Result,
  succeed,
  type TextFinding,
} from "./content-error.ts";

/** A text file of `content/`: its name for messages, and its text with LF line ends. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The largest file that is read, in bytes: the longest text of an article, in any script. */
const largest = 1_000_000;

/**
 * Reads a UTF-8 text. It drops a byte-order mark and the characters that XML 1.0 (section 2.2) cannot
 * hold, and turns CRLF and CR into LF.
 *
 * @param most bytes: 1 MB unless given
 */
export function readSource(absolutePath: string, path: string, most = largest): Result<SourceFile> {
  let bytes: Buffer;
  try {
    // Reading synchronously is many times faster, and the thread has no other work.
    const { size } = statSync(absolutePath);
    if (size > most) {
      return fail(
        fileError(
          path,
          `this file is larger than ${most / 1e6} MB`,
          "divide the text into several articles, or attach it as a file",
        ),
      );
    }
    bytes = readFileSync(absolutePath);
  } catch (cause) {
    return fail(
      fileError(
        path,
        `this file cannot be read (${messageOf(cause)})`,
        "check that the file exists and that you may read it",
      ),
    );
  }
  if (isUtf16(bytes)) {
    return fail(fileError(path, "this file is UTF-16 text", "save it again as UTF-8"));
  }
  if (!isUtf8(bytes)) return fail(encodingError(bytes, path));
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  return succeed({ path, text: printable(text.replace(/\r\n?/g, "\n")) });
}

/** UTF-16 begins with U+FEFF, or with a Latin character or a hyphen: one of two bytes is zero. */
function isUtf16([first, second]: Buffer): boolean {
  if (first === undefined || second === undefined) return false;
  return first + second === 0xff + 0xfe || (first === 0) !== (second === 0);
}

/** An error at the first bytes that are not UTF-8. */
function encodingError(bytes: Buffer, path: string): ContentError {
  // Each invalid sequence becomes U+FFFD. The file may also hold that character itself.
  const lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/);
  const wrong = lines.findIndex((line) => line.includes("\uFFFD"));
  const excerpt = printable(lines[wrong] ?? "").slice(0, 200);
  return {
    ...fileError(
      path,
      "this file is not UTF-8 text: the bytes here are in another encoding",
      "save it again as UTF-8",
    ),
    line: wrong + 1,
    column: excerpt.indexOf("\uFFFD") + 1 || 1,
    excerpt,
  };
}

/**
 * Drops what XML 1.0 (section 2.2) cannot hold or advises against: control characters, CR,
 * non-characters. Lone surrogates become U+FFFD. U+0085, U+2028 and U+2029 become line breaks, which some
 * parsers make of them anyway.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\t\n\u0020-\u007E\u00A0-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

/** An error at an offset into the file's text. */
export function errorAt(
  source: SourceFile,
  offset: number,
  message: string,
  fix: string,
): ContentError {
  const before = source.text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  const lineEnd = source.text.indexOf("\n", lineStart);
  return {
    severity: "error",
    file: source.path,
    line: before.split("\n").length,
    column: offset - lineStart + 1,
    message,
    fix,
    excerpt: source.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).slice(0, 200),
  };
}

/** The finding as a report of the file in which the text begins at `start`. */
export function reportAt(source: SourceFile, start: number, finding: TextFinding): ContentError {
  const { severity, offset, message, fix } = finding;
  return { ...errorAt(source, start + offset, message, fix), severity };
}
