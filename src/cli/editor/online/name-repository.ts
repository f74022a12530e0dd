import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { type ReadChannel, readChannel } from "../../../content/channel/read-channel.ts";
import type { Result } from "../../../content/content-error.ts";
import { replaceFile } from "../../import/write/state.ts";

/** `editor` as it is written in `channel.yaml` (`content/channel/editor-schema.ts`). */
export type WrittenEditor = Readonly<Record<string, string | boolean>>;

/**
 * Names in `channel.yaml` the repository in which the editor writes. Everything else in the file stays, with its
 * comments. If the channel would have an error, nothing is written.
 *
 * @param content the content folder
 * @returns the channel with its editor, or its errors
 */
export async function nameRepository(
  content: string,
  editor: WrittenEditor,
): Promise<Result<ReadChannel>> {
  const before = await readChannel(content);
  if (!before.ok) return before;
  const file = join(content, "channel.yaml");
  const text = await readFile(file, "utf8");
  const document = parseDocument(text);
  document.set("editor", document.createNode(editor));
  await replaceFile(file, document.toString({ lineWidth: 0 }));
  const after = await readChannel(content);
  if (!after.ok) await replaceFile(file, text);
  return after;
}
