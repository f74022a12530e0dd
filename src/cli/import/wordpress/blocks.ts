/** A block of WordPress's editor, or a passage between blocks. */
export interface Block {
  /** `core/image`, `acf/quote`; nothing for a passage between blocks. */
  readonly name: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whether the block consists of its comment alone, so that WordPress makes its HTML when somebody reads it. */
  readonly empty: boolean;
  /** HTML and the blocks in it, in order. */
  readonly parts: readonly (string | Block)[];
  /** Where it begins in the content, in UTF-16 units. */
  readonly offset: number;
}

interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly kind: "open" | "close" | "empty";
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface OpenBlock extends Block {
  readonly parts: (string | Block)[];
}

/** Blocks that are nested deeper become part of the block around them. */
const deepest = 60;

/** Whether a content was written in the block editor. */
export function hasBlocks(content: string): boolean {
  return content.includes("<!-- wp:");
}

/**
 * Parses a content of the block editor: HTML with comments such as `<!-- wp:image {"id":7} -->` and
 * `<!-- /wp:image -->`. A block that is never closed ends with the content. A comment that closes nothing
 * is left out.
 */
export function parseBlocks(content: string): Block[] {
  const root: (string | Block)[] = [];
  const open: OpenBlock[] = [];
  let at = 0;
  const parts = () => open.at(-1)?.parts ?? root;
  const take = (end: number) => {
    if (end > at) parts().push(content.slice(at, end));
  };
  for (const { start, end, kind, name, attributes } of delimiters(content)) {
    take(start);
    at = end;
    if (kind === "close") {
      const opened = open.findLastIndex((block) => block.name === name);
      if (opened >= 0) open.length = opened;
    } else {
      const block = { name, attributes, empty: kind === "empty", parts: [], offset: start };
      if (kind === "open" && open.length === deepest) continue;
      parts().push(block);
      if (kind === "open") open.push(block);
    }
  }
  take(content.length);
  let offset = 0;
  return root.map((part) => {
    if (typeof part !== "string") return part;
    const passage = content.indexOf(part, offset);
    offset = passage + part.length;
    return { name: undefined, attributes: {}, empty: false, parts: [part], offset: passage };
  });
}

function* delimiters(content: string): Generator<Delimiter> {
  for (
    let start = content.indexOf("<!--");
    start >= 0;
    start = content.indexOf("<!--", start + 4)
  ) {
    const close = content.indexOf("-->", start + 4);
    if (close < 0) return;
    const comment = content.slice(start + 4, close).trim();
    const { slash, written } =
      /^(?<slash>\/?)wp:(?<written>[a-z][a-z0-9_/-]*)/.exec(comment)?.groups ?? {};
    if (written === undefined) continue;
    const name = written.includes("/") ? written.replace(/\/$/, "") : `core/${written}`;
    const rest = comment.slice((slash ?? "").length + "wp:".length + written.length).trim();
    const alone = rest.endsWith("/") || written.endsWith("/");
    const kind = slash === "/" ? "close" : alone ? "empty" : "open";
    const attributes = attributesOf(rest.replace(/\/$/, ""));
    yield {
      start,
      end: close + 3,
      kind,
      name: name.includes("/") ? name : `core/${name}`,
      attributes,
    };
  }
}

function attributesOf(json: string): Record<string, unknown> {
  if (!json.trimStart().startsWith("{")) return {};
  try {
    return Object.fromEntries(Object.entries(Object(JSON.parse(json))));
  } catch {
    return {};
  }
}
