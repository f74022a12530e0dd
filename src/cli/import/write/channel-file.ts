import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, parseDocument } from "yaml";
import type { Author, Topic } from "../../../article/channel.ts";
import { replaceFile } from "./state.ts";

/** What an import adds to `channel.yaml`. */
export interface ChannelAdditions {
  readonly topics: readonly Topic[];
  readonly people: readonly Author[];
  /** Old paths, and where they lead. */
  readonly redirects: ReadonlyMap<string, string>;
}

/**
 * Adds topics, people and redirects to `channel.yaml`. Everything else in the file stays, with its comments. A redirect that is
 * there already stays as it is.
 *
 * @returns whether the file changed
 */
export async function addToChannel(
  content: string,
  { topics, people, redirects }: ChannelAdditions,
): Promise<boolean> {
  const file = join(content, "channel.yaml");
  const before = await readFile(file, "utf8");
  const document = parseDocument(before);
  const add = (list: "topics" | "people", items: readonly object[]) => {
    if (items.length === 0) return;
    if (!document.hasIn([list])) document.set(list, document.createNode([]));
    for (const item of items) document.addIn([list], document.createNode(item));
  };
  add("topics", topics);
  add("people", people);
  const known = document.get("redirects");
  const lines = [...redirects].filter(([from]) => !(isMap(known) && known.has(from)));
  if (lines.length > 0) {
    if (!isMap(known)) document.set("redirects", document.createNode({}));
    const map = document.get("redirects");
    if (isMap(map)) {
      map.flow = false;
      for (const [from, to] of lines) map.add(document.createPair(from, to));
    }
  }
  if (topics.length + people.length + lines.length === 0) return false;
  return await replaceFile(file, document.toString({ lineWidth: 0 }));
}
