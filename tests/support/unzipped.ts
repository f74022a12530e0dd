import { type Gzip, restore } from "../../src/gzip/whole.ts";

/** The text of a document that is made as gzip. A byte order mark stays. */
export function unzipped(body: Gzip | undefined): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body && restore(body));
}
