import { createHash } from "node:crypto";
import type { Channel } from "../article/channel.ts";
import { codeLength } from "../catalogue/index-file.ts";
import type { Form } from "../catalogue/volume.ts";
import type { Manuscript } from "../content/manuscript.ts";
import { type Format, formatKeys } from "../feed/formats.ts";
import { articleBody } from "../pages/article-body.tsx";
import { articleCard } from "../pages/article-card.tsx";
import { encodePagePiece, type PagePiece } from "../pages/page-piece.ts";
import { pageHtml } from "./feed-html.ts";
import { pressAtom } from "./press-atom.ts";
import { pressBody } from "./press-body.ts";
import { pressJson } from "./press-json.ts";
import { pressRss } from "./press-rss.ts";
import { type Pressable, pressable } from "./pressable.ts";
import { proofread } from "./proof.ts";

/** An article in every form that the Worker serves, and the code of this version of it. */
export interface PressedArticle {
  readonly pieces: Readonly<Record<Form, string>>;
  readonly code: string;
}

const pressOf: Record<Format, (entry: Pressable) => string> = {
  rss: pressRss,
  atom: pressAtom,
  json: pressJson,
};

/** An article that cannot be pressed: a defect of the press, as its manuscript was found good. */
export class PressError extends Error {
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "PressError";
  }
}

/**
 * Renders an article once in each form and reads each piece back.
 *
 * @throws PressError where it cannot be rendered, or a piece does not say what the article says
 */
export function pressArticle(channel: Channel, manuscript: Manuscript): PressedArticle {
  try {
    return pressForms(channel, manuscript);
  } catch (cause) {
    throw new PressError(manuscript.file, cause);
  }
}

function pressForms(channel: Channel, { article, body }: Manuscript): PressedArticle {
  const full = pressable(channel, article, pressBody(channel, article, body));
  const feedPiece = (format: Format) => {
    const piece = pressOf[format](full);
    proofread(format, piece, full);
    return piece;
  };
  const pieces: Record<Format, string> = {
    rss: feedPiece("rss"),
    atom: feedPiece("atom"),
    json: feedPiece("json"),
  };
  const page: PagePiece = {
    title: article.title,
    description: article.summary,
    body: articleBody(channel, article, pageHtml(body)),
  };
  return {
    pieces: { ...pieces, page: encodePagePiece(page), card: articleCard(channel, article) },
    code: versionCode(formatKeys.map((format) => pieces[format])),
  };
}

/** Changes with any byte of what the feeds say of the article; its page may change without it. */
function versionCode(pieces: readonly string[]): string {
  return createHash("sha256").update(pieces.join("\0")).digest("base64url").slice(0, codeLength);
}
