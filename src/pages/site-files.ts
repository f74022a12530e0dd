import type { Channel } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import { beaconScript, script } from "./script.ts";
import { styleSheet } from "./style/style-sheet.ts";

/** A file that every page refers to. */
export interface SiteFile {
  /** `/<name>/<hash>.<ending>`. New content has a new path, so caches may keep the file for ever. */
  readonly path: string;
  /** The folder of the file, and a pattern for its names there in any edition. */
  readonly folder: string;
  readonly names: RegExp;
  readonly mediaType: string;
  readonly etag: string;
  body(): string;
}

/** The style sheet and the script of a publication's pages. */
export interface SiteFiles {
  readonly style: SiteFile;
  readonly script: SiteFile;
}

const made = new WeakMap<Channel, SiteFiles>();

/** The style sheet and the script for a channel, made once. */
export function siteFiles(channel: Channel): SiteFiles {
  const files = made.get(channel) ?? {
    style: siteFile("style", "css", "text/css", styleSheet(channel)),
    script: siteFile("script", "js", "text/javascript", script + beaconScript),
  };
  made.set(channel, files);
  return files;
}

function siteFile(name: string, ending: string, type: string, text: string): SiteFile {
  const hash = fingerprint(text);
  return {
    path: `/${name}/${hash}.${ending}`,
    folder: `/${name}/`,
    names: new RegExp(`^[\\w-]+\\.${ending}$`),
    mediaType: `${type}; charset=utf-8`,
    etag: `W/"${hash}"`,
    body: () => text,
  };
}
