import { expect, it } from "vitest";
import { decodeText } from "../../../src/cli/import/decode-text.ts";

const chinese = "海港新闻社报道了新的阅览室";
/** The same text in GBK. */
const gbk = Buffer.from("baa3b8dbd0c2cec5c9e7b1a8b5c0c1cbd0c2b5c4d4c4c0c0cad2", "hex");
const latin = Buffer.from("Caf\xe9 \x93M\xfcller\x94 kostet 5 \x80", "latin1");
const ascii = (text: string) => Buffer.from(text, "latin1");

it.each([
  ["UTF-8 that declares nothing", Buffer.from(chinese), undefined, chinese],
  [
    "UTF-8 with a mark",
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("é")]),
    undefined,
    "é",
  ],
  ["UTF-16", Buffer.from("\uFEFFé", "utf16le"), undefined, "é"],
  ["GBK that declares nothing", gbk, undefined, chinese],
  ["GBK that the server declares", gbk, "GB2312", chinese],
  [
    "GBK that XML declares",
    Buffer.concat([ascii('<?xml version="1.0" encoding="gbk"?>'), gbk]),
    undefined,
    `<?xml version="1.0" encoding="gbk"?>${chinese}`,
  ],
  ["windows-1252 that declares nothing", latin, undefined, "Café “Müller” kostet 5 €"],
  ["windows-1252 that declares ISO-8859-1", latin, "iso-8859-1", "Café “Müller” kostet 5 €"],
  ["windows-1252 that declares UTF-8", latin, "utf-8", "Café “Müller” kostet 5 €"],
  // Most of these letters stand in pairs, as those of GBK do.
  ["windows-1252 with pairs", ascii("\xe4\xf6\xe4\xf6\xe4\xf6 \xe9 a"), undefined, "äöäöäö é a"],
  ["UTF-16 that begins with its high byte", ascii("\xfe\xff\x00\xe9"), undefined, "é"],
  ["UTF-8 with an unknown label", Buffer.from("é"), "x-unknown", "é"],
  ["UTF-8 whose server declares ISO-8859-1", Buffer.from(chinese), "iso-8859-1", chinese],
])("decodes %s", (_, bytes, charset, text) => {
  expect(decodeText(bytes, charset)).toBe(text);
});
