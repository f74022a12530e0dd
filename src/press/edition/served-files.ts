import type { Channel } from "../../article/channel.ts";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import { siteIcons } from "../icons/site-icons.ts";
import { typefaceFiles } from "../typeface/typeface-files.ts";

/**
 * The files that belong to no article: the channel's own, its icons and the typeface.
 *
 * @param ofChannel the pictures that channel.yaml names
 */
export async function servedFiles(
  channel: Channel,
  ofChannel: readonly ServedFile[],
): Promise<ServedFile[]> {
  return [...typefaceFiles(), ...ofChannel, ...(await siteIcons(channel, ofChannel))];
}
