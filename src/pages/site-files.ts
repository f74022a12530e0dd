import type { Channel } from "../article/channel.ts";
import { fingerprint } from "../article/fingerprint.ts";
import { beaconScript, script } from "./script.ts";
import { styleSheet } from "./style/style-sheet.ts";

/** A file that every page refers to. */
export interface SiteFile {
  /** `/<name>/<hash>.<ending>`: another content has another path, so it may be kept for ever. */
  readonly path: string;
  /** The folder in which it lies, and the names that it has, had and will have there. */
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

/** Made once for a channel. */
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
