import { feeds } from "./feeds/feed-source.ts";
import { folders } from "./folders/folder-source.ts";
import { ghostExport } from "./ghost/ghost-export.ts";
import type { ImportContext, Input, Source, SourceKind } from "./source.ts";
import { wordPressExport } from "./wordpress/wordpress-export.ts";
import { wordPressSite } from "./wordpress/wordpress-site.ts";

/** The systems from which an import can read. Each is asked in turn, so feeds, which many systems have, come last. */
export const sourceKinds: readonly SourceKind[] = [
  wordPressExport,
  ghostExport,
  wordPressSite,
  ...folders,
  feeds,
];

/** Opens an input with the first system that knows it. */
export async function openSource(
  input: Input,
  context: ImportContext,
  kinds = sourceKinds,
): Promise<Source | undefined> {
  for (const kind of kinds) {
    const source = await kind.open(input, context);
    if (source !== undefined) return source;
  }
  return undefined;
}
