import type { Instant } from "../../article/instant.ts";

/*
 * What an import hears from a source, whatever system the source belongs to. Everything here is plain data
 * that survives JSON, because an import keeps it in a file until it has seen all articles.
 */

/** Where something stands at the source. */
export interface Place {
  /** The file, from the folder in which the command runs, or the address of the document. */
  readonly source: string;
  /** The line in that document, counted from 1, at which the article begins. */
  readonly line?: number | undefined;
  /** What the source itself calls the article, to find it there again: `post 123`. */
  readonly item?: string | undefined;
}

/** A date of the source. */
export type SourceDate =
  | { readonly instant: Instant }
  | {
      /**
       * A date without a zone, as front matter has it: `2026-11-22` or `2026-11-22T09:30`. It means the
       * publication's time zone.
       */
      readonly local: string;
      /** Why this may be another moment than the author meant, as a sentence without a full stop. */
      readonly doubt?: string | undefined;
    };

export interface ImportedPerson {
  readonly name: string;
  readonly email?: string | undefined;
  /** Absolute http or https address. */
  readonly url?: string | undefined;
}

/** A category, a tag, or another label by which a source sorts its articles. */
export interface ImportedLabel {
  readonly kind: "category" | "tag";
  /** What readers see, as plain text. The table of topics lists labels by kind and title. */
  readonly title: string;
  /** The end of its address at the source. Without it, the import makes one from the title. */
  readonly slug?: string | undefined;
  /** Plain text. */
  readonly description?: string | undefined;
}

export interface ImportedPicture {
  /** Absolute, or relative to the article's `base`. */
  readonly url: string;
  /** What it shows, as plain text. */
  readonly alt?: string | undefined;
  /** Plain text. */
  readonly caption?: string | undefined;
}

/** A recording, a film or a document that comes with the article, outside its text. */
export interface ImportedFile {
  /** Absolute, or relative to the article's `base`. */
  readonly url: string;
  /** Media type, if the source gives one. */
  readonly type?: string | undefined;
  /** Bytes, if the source gives them. */
  readonly length?: number | undefined;
  /** Plain text. */
  readonly title?: string | undefined;
}

/** The text of an article, as the source has it. The import makes it safe. */
export interface ImportedBody {
  readonly format: "html" | "markdown";
  readonly text: string;
  /** The line of `place.source` at which the text begins, counted from 1, if lines of the text are lines of that file. */
  readonly line?: number | undefined;
}

/** Something that the import could not bring, or of which it is not sure. */
export interface Loss {
  readonly kind: "loss";
  /** Undefined if no article is affected in particular. */
  readonly article?: string | undefined;
  /** The file, or the address of the document. */
  readonly source: string;
  /** The line in `source`, counted from 1. */
  readonly line?: number | undefined;
  /** What was lost and why, as a sentence without a full stop. */
  readonly reason: string;
}

/** A loss in an article that is still being read. The import adds the article and, where they are missing, source and line. */
export interface LossWithin {
  /** The line in `place.source`, counted from 1; without it, the line of the article. */
  readonly line?: number | undefined;
  readonly reason: string;
}

/** An article or a page of the source. */
export interface ImportedText {
  readonly kind: "article" | "page";
  readonly place: Place;
  /** The permanent id that the source's feeds gave it, letter by letter: `https://old.example/?p=123`. */
  readonly id?: string | undefined;
  /** Its absolute addresses at the source, the canonical one first. All of them will lead to the article. */
  readonly addresses: readonly string[];
  /** The end of its address here. Without it, the import takes the end of the canonical address, or the title. */
  readonly slug?: string | undefined;
  /** Plain text: no markup and no character references. It may be empty. */
  readonly title: string;
  readonly body: ImportedBody;
  /** Against what relative addresses in the body and in pictures resolve: an http(s) address, or the `file:` address of a file. */
  readonly base?: string | undefined;
  /** Plain text. */
  readonly summary?: string | undefined;
  readonly published?: SourceDate | undefined;
  readonly updated?: SourceDate | undefined;
  readonly expires?: SourceDate | undefined;
  /** Only `published` is published by an import; everything else becomes a draft. */
  readonly status: "published" | "draft" | "scheduled" | "private" | "password";
  readonly authors: readonly ImportedPerson[];
  readonly labels: readonly ImportedLabel[];
  /** BCP 47 language tag, if it is known. */
  readonly language?: string | undefined;
  /** Equal for the translations of one article, different for all other articles. */
  readonly translationGroup?: string | undefined;
  readonly lead?: ImportedPicture | undefined;
  /** In the source's order. The type, or else the content, tells recordings, films and other files apart. */
  readonly attachments: readonly ImportedFile[];
  /** What the source's reader could not understand in it. */
  readonly losses: readonly LossWithin[];
}

/** Where an address of the old site leads that belongs to no article: a path on the new site, or an address elsewhere. */
export interface ImportedRedirect {
  readonly kind: "redirect";
  /** Absolute, or a path of the old site. */
  readonly from: string;
  readonly to: string;
}

/** What a source says, one at a time. */
export type FromSource = ImportedText | ImportedRedirect | Loss;
