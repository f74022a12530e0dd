import type { Instant } from "../../article/instant.ts";
import type { FromSource } from "./imported.ts";

/** What the command was given, with enough of it to tell which system it comes from. */
export type Input =
  | {
      readonly kind: "file";
      /** Absolute path. */
      readonly path: string;
      /** The first 64 KiB, or the whole file if it is shorter. */
      readonly head: Uint8Array;
    }
  | {
      readonly kind: "folder";
      /** Absolute path. */
      readonly path: string;
    }
  | {
      readonly kind: "address";
      /** The document at the address. */
      readonly document: Fetched;
    };

/** A document that a server answered with 2xx. */
export interface Fetched {
  /** Its address after redirects. */
  readonly url: string;
  /** Media type in lower case without parameters, or an empty text. */
  readonly type: string;
  /** The `charset` of `Content-Type`, if it has one. */
  readonly charset?: string | undefined;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export type FetchResult =
  | { readonly ok: true; readonly value: Fetched }
  | {
      readonly ok: false;
      /** Undefined if no server answered. */
      readonly status?: number | undefined;
      /** Why, as a sentence without a full stop. */
      readonly reason: string;
    };

/**
 * Fetches documents politely and safely: only over http and https, only from addresses on the open
 * internet (unless the user allows others), with bounds on time, bytes and redirects. It waits and tries
 * again after 429 and 5xx. It never throws.
 */
export interface Fetcher {
  /** @param most bytes; 64 MiB unless given */
  get(address: string, options?: { readonly most?: number }): Promise<FetchResult>;
}

/** What a reader may use. Readers take nothing else from the world, so tests can replace all of it. */
export interface ImportContext {
  readonly fetcher: Fetcher;
  readonly now: Instant;
  /** IANA name of the publication's time zone. */
  readonly timeZone: string;
  /** The publication's language. */
  readonly language: string;
  /** The most documents that one import may page through. */
  readonly mostPages: number;
  /** The address of the old site, if the user gave it: some exports do not say it. */
  readonly site?: string | undefined;
  /** WordPress's own types of posts that the user wants as articles, besides posts and pages. */
  readonly types?: readonly string[] | undefined;
}

/** A source that is ready to be read. */
export interface Source {
  /** What it is, for the report: `a WordPress export`. */
  readonly name: string;
  /** The origin of the old site, if the source says it. Links to it count as links within the publication. */
  readonly site?: string | undefined;
  /** How many articles and pages it has, if it is known before reading; for the progress bar. */
  readonly total?: number | undefined;
  /**
   * Reads everything once, in any order, and keeps little of it in memory. Bad input is a loss and never an
   * exception.
   */
  read(): AsyncIterable<FromSource>;
  /**
   * For folders: the file behind an address in a text or of a picture, as in Hugo's `/images/a.jpg`, which
   * is `static/images/a.jpg`.
   *
   * @param address as written
   * @param base the `base` of the article
   * @returns the absolute path of a file within the source's folder; undefined if there is none
   */
  locate?(address: string, base: string | undefined): string | undefined;
}

/** A system from which an import can read. */
export interface SourceKind {
  /** Its name, for errors: `WordPress`. */
  readonly name: string;
  /** Opens the input, or returns undefined if it belongs to another system. It does not read it through. */
  open(input: Input, context: ImportContext): Source | undefined | Promise<Source | undefined>;
}
