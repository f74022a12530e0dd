import { namesType } from "./accept.ts";

export interface Opening {
  /** Whether a person's browser opens the address as a document of its own. */
  readonly opens: boolean;
  /** The request's headers that this was told by, to be added to Vary. */
  readonly vary: string;
}

/**
 * Whether a person opens an address in a browser, by the headers that only browsers send (Fetch
 * Metadata, sections 2.1 and 2.2). A reader of feeds sends none of them, whatever it accepts; and no
 * browser asks for a delta.
 */
export function openingOf(headers: Headers): Opening {
  if (headers.get("Sec-Fetch-Dest") !== "document" || headers.has("A-IM")) return notADocument;
  const opens =
    headers.get("Sec-Fetch-Mode") === "navigate" && namesType(headers.get("Accept"), "text/html");
  return { opens, vary: ", Sec-Fetch-Dest, Sec-Fetch-Mode, Accept" };
}

const notADocument: Opening = { opens: false, vary: ", Sec-Fetch-Dest" };
