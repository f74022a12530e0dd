import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** How the bytes of an XML file become text. */
export interface TextEncoding {
  /** A label of the Encoding Standard, such as `utf-8` or `gbk`. */
  readonly label: string;
  /** Why this is not what the file itself says, as a sentence without a full stop. */
  readonly doubt?: string | undefined;
}

/** Bytes that are read at once. */
const chunkSize = 256 * 1024;

/**
 * Finds out the encoding of an XML file: its byte-order mark, or what its declaration says, as long as its
 * bytes agree. Without a declaration, XML is UTF-8; bytes that cannot be UTF-8 are taken for GBK or
 * windows-1252, whichever is likelier. Reads a file without any doubt only at its beginning.
 */
export async function encodingOf(path: string): Promise<TextEncoding> {
  const head = await headOf(path);
  if (head[0] === 0xff && head[1] === 0xfe) return { label: "utf-16le" };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: "utf-16be" };
  const declaration = new TextDecoder("latin1").decode(head.subarray(0, 1024));
  const declared = /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(declaration)?.[1];
  const known = declared === undefined ? undefined : labelOf(declared);
  if (known !== undefined && known !== "utf-8") return { label: known };
  const counts = await countBytes(path);
  if (counts.broken === 0) {
    return {
      label: "utf-8",
      ...(declared !== undefined && known === undefined
        ? {
            doubt: `the file says that its encoding is ${declared}, which does not exist; it was read as UTF-8`,
          }
        : {}),
    };
  }
  if (counts.broken <= counts.whole) {
    return {
      label: "utf-8",
      doubt: `the file has ${counts.broken} bytes that are not UTF-8; each of them became �`,
    };
  }
  const label = counts.pairs > counts.singles ? "gbk" : "windows-1252";
  return { label, doubt: `the file is not UTF-8, as it should be; it was read as ${label}` };
}

/** The text of a file, piece by piece. Line ends stay as they are; a byte-order mark is left out. */
export async function* textOf(path: string, label: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(label);
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** The first bytes of a file, enough to tell what it is. */
export async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function labelOf(declared: string): string | undefined {
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return undefined;
  }
}

interface ByteCounts {
  /** Characters beyond ASCII that are valid UTF-8. */
  whole: number;
  /** Places that are not UTF-8. */
  broken: number;
  /** Bytes beyond ASCII with another one behind them, and those with ASCII behind them: what tells GBK from Latin. */
  pairs: number;
  singles: number;
}

async function countBytes(path: string): Promise<ByteCounts> {
  const counts: ByteCounts = { whole: 0, broken: 0, pairs: 0, singles: 0 };
  const decoder = new TextDecoder("utf-8");
  const count = (text: string) => {
    const broken = text.match(/\uFFFD/g)?.length ?? 0;
    counts.broken += broken;
    counts.whole += (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) - broken;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) {
    const bytes: Uint8Array = chunk;
    for (let at = 0; at < bytes.length; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      if ((bytes[at + 1] ?? 0) < 0x80) counts.singles += 1;
      else {
        counts.pairs += 1;
        at += 1;
      }
    }
    count(decoder.decode(bytes, { stream: true }));
  }
  count(decoder.decode());
  return counts;
}
