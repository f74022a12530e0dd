import { isUtf8 } from "node:buffer";

/**
 * Finds the encoding of a text: by its byte-order mark, by what the server said, by what the text says of itself
 * (XML 1.0, appendix F; HTML, section 13.2.3.2), or else by whether it is valid UTF-8. A declaration of UTF-8 that is
 * not true does not count. What declares nothing and is not UTF-8 is taken for Chinese in GBK if its bytes come in
 * the pairs of that encoding, and for windows-1252 otherwise.
 *
 * @param head the first bytes, at least 1,024 unless there are fewer
 * @param charset what `Content-Type` said
 * @returns a label that `TextDecoder` knows
 */
export function encodingOf(head: Uint8Array, charset?: string): string {
  const mark = markOf(head);
  if (mark !== undefined) return mark;
  const ascii = Buffer.from(head.subarray(0, 1024)).toString("latin1");
  const declared =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/i.exec(ascii)?.[1] ??
    /<meta[^>]+?charset\s*=\s*["']?([^"'\s/>;]+)/i.exec(ascii)?.[1];
  const labels = [charset, declared].flatMap((label) => canonical(label) ?? []);
  const other = labels.find((label) => label !== "utf-8");
  // A server often says the encoding of its other pages.
  const [first = "utf-8"] = labels;
  if (first !== "utf-8" && !(isUtf8(withoutCutEnd(head)) && declared === undefined)) return first;
  if (isUtf8(withoutCutEnd(head))) return "utf-8";
  return other ?? (looksLikeGbk(head) ? "gbk" : "windows-1252");
}

/**
 * Whether the bytes above 0x7F come in pairs, as in GBK. In windows-1252, most of them stand alone between
 * letters from a to z.
 */
function looksLikeGbk(bytes: Uint8Array): boolean {
  let paired = 0;
  let alone = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    if ((bytes[at + 1] ?? 0) >= 0xa1) {
      paired += 1;
      at += 1;
    } else alone += 1;
  }
  return paired > 4 * alone;
}

/** Decodes a text. Bytes that have no meaning in its encoding become U+FFFD. */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  return new TextDecoder(encodingOf(bytes, charset)).decode(bytes);
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return undefined;
}

function canonical(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** The bytes up to the last whole character, because `head` may end within one. */
function withoutCutEnd(head: Uint8Array): Uint8Array {
  const start = Math.max(0, head.length - 4);
  for (let at = head.length - 1; at >= start; at -= 1) {
    const byte = head[at] ?? 0;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) return head.subarray(0, at);
  }
  return head;
}
