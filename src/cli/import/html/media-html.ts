import type { Element, ElementContent } from "hast";
import { playerAddress } from "./embeds.ts";
import { element } from "./html-tree.ts";

/*
 * Pictures, recordings, films and footnotes in the HTML that Broadsheet itself serves, which the import
 * turns into Markdown.
 */

/** A figure with a caption; without one, its content alone. */
export function figure(content: Element, caption: readonly ElementContent[]): Element {
  return caption.length === 0
    ? content
    : element("figure", {}, content, element("figcaption", {}, ...caption));
}

/** Pictures side by side. */
export function pictureRow(figures: readonly Element[]): Element {
  const all = figures.map((one) => (one.tagName === "figure" ? one : element("figure", {}, one)));
  return element("div", { className: ["figures"] }, ...all);
}

/** A film or a recording that plays on the page. */
export function player(kind: "audio" | "video", src: string, name?: string): Element {
  return element(
    kind,
    { controls: true, preload: "none", src, ariaLabel: name },
    element("a", { href: src }, name ?? src),
  );
}

/** Which player plays the file at an address, by the end of its name. */
export function playerKind(address: string): "audio" | "video" | undefined {
  const ending =
    /\.([a-z0-9]+)$/i.exec(URL.parse(address)?.pathname ?? "")?.[1]?.toLowerCase() ?? "";
  if (/^(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$/.test(ending)) return "audio";
  return /^(?:mp4|m4v|webm|ogv|mov)$/.test(ending) ? "video" : undefined;
}

/**
 * What stands for an address that its system embeds: the player of a film, a recording, or else a link.
 *
 * @param linked hears that only a link is left of the embed
 */
export function embedded(
  address: string,
  caption: readonly ElementContent[],
  linked: (host: string) => void,
): Element {
  const frame = playerAddress(address);
  if (frame !== undefined) return figure(element("iframe", { src: frame }), caption);
  const kind = playerKind(address);
  if (kind !== undefined) return figure(player(kind, address), caption);
  linked(URL.parse(address)?.host ?? address);
  const link = element("a", { href: address }, address);
  return element("p", {}, link, ...(caption.length > 0 ? [element("br", {}), ...caption] : []));
}

/** The footnotes of one article. */
export class Footnotes {
  readonly #notes: ElementContent[][] = [];

  /** Adds a note, and returns the mark that refers to it. */
  refer(note: readonly ElementContent[]): Element {
    this.#notes.push([...note]);
    const number = this.#notes.length;
    return element(
      "sup",
      {},
      element(
        "a",
        { href: `#fn-${number}`, id: `fnref-${number}`, dataFootnoteRef: true },
        `${number}`,
      ),
    );
  }

  /** The list of notes that ends the article; undefined if there are none. */
  get list(): Element | undefined {
    if (this.#notes.length === 0) return undefined;
    const items = this.#notes.map((note, index) =>
      element(
        "li",
        { id: `fn-${index + 1}` },
        element(
          "p",
          {},
          ...note,
          " ",
          element("a", { href: `#fnref-${index + 1}`, dataFootnoteBackref: true }, "↩"),
        ),
      ),
    );
    return element(
      "section",
      { dataFootnotes: true, className: ["footnotes"] },
      element("ol", {}, ...items),
    );
  }
}
