import type { Node } from "hast";

/** Collects what is lost in a text, with the line of the text, counted from 1. */
export type Complain = (reason: string, where?: Node) => void;

/** Something that was lost in a text. */
export interface TextLoss {
  /** In the text, counted from 1; undefined if it concerns all of it. */
  readonly line?: number | undefined;
  readonly reason: string;
}

/** Shortens what a source wrote, for a message. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
