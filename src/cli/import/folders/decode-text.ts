import { isUtf8 } from "node:buffer";
import { printable } from "../../../content/source-file.ts";
import { encodingOf } from "../decode-text.ts";

/** The text of a file. */
export interface DecodedText {
  /** With LF line ends, without a byte-order mark and without control characters. */
  readonly text: string;
  /** Why some characters may be wrong, as a sentence without a full stop. */
  readonly doubt?: string | undefined;
}

/** Decodes a text of a site. The systems write UTF-8, whatever encodings a text may write about. */
export function decodeSiteText(bytes: Uint8Array): DecodedText {
  const encoding = isUtf8(bytes) ? "utf-8" : encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return {
    text: printable(text.replace(/\r\n?/g, "\n")),
    ...(encoding === "utf-8"
      ? {}
      : {
          doubt: `the file is not UTF-8 text; it was read as ${encoding}, so look at its accents and signs`,
        }),
  };
}
