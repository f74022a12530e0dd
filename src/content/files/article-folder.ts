import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { nearest } from "../../article/nearest.ts";
import { errorCode, type Found, found, refused } from "../content-error.ts";

/** A file in an article's folder. */
export interface FileBeside {
  /** The path of the file. */
  readonly file: string;
  /** The path from the article's folder, spelt as on the disk, with `/`. */
  readonly name: string;
  /** Bytes. */
  readonly length: number;
}

/** The folder of an article, which contains its images and attachments. */
export interface ArticleFolder {
  /**
   * Finds a file by the name that the author wrote. The name must match the one on the disk letter by
   * letter, even if the file system ignores case. Only the composition of accents (Unicode NFC or
   * NFD) may differ, because no author can see it.
   *
   * @param kind what the file should be, for messages: `image`
   */
  find(name: string, kind: string): Promise<Found<FileBeside>>;
}

/**
 * Opens the folder of an article. It reads each directory once.
 *
 * @param path the path of the article's folder
 * @param content the path of the content folder, which no symbolic link may lead out of
 */
export function articleFolder(path: string, content: string): ArticleFolder {
  const listings = new Map<string, Promise<readonly string[]>>();
  const list = (folder: string) => {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    // A path that is not a folder contains no files.
    const listing = readdir(folder).catch(() => []);
    listings.set(folder, listing);
    return listing;
  };
  return {
    async find(name, kind) {
      const segments = name.split("/").filter((segment) => segment !== "" && segment !== ".");
      const outside = /^([a-z][a-z0-9+.-]*:|\/)|\\/i.test(name) || segments.includes("..");
      if (outside || segments.length === 0) {
        return refused(
          `${JSON.stringify(name)} does not name a file in the article's folder`,
          `put the ${kind} into the article's folder, and write its name alone`,
        );
      }
      const real: string[] = [];
      for (const segment of segments) {
        const match = matching(await list(join(path, ...real)), segment, kind);
        if (!match.ok) return match;
        real.push(match.value);
      }
      return readFacts(join(path, ...real), real.join("/"), kind, content);
    },
  };
}

/** Finds the name in a folder that the author meant. */
function matching(names: readonly string[], written: string, kind: string): Found<string> {
  const alike = names.filter((name) => fold(name) === fold(written));
  const [only, other] = alike;
  if (only === undefined) {
    const files = names.filter((name) => name !== "index.md");
    return refused(
      `there is no ${kind} ${written} in the article's folder`,
      files.length === 0
        ? `put the ${kind} into the article's folder, and write its exact name`
        : `put the ${kind} into the article's folder, or write ${nearest(written, files)}`,
    );
  }
  if (other !== undefined) {
    return refused(
      `the names ${alike.join(" and ")} differ only in capital letters or in how accents are stored, and some computers cannot tell them apart`,
      "give one of the two files another name",
    );
  }
  if (only.normalize() !== written.normalize()) {
    return refused(
      `the ${kind} ${written} is called ${only} on the disk`,
      `write ${only}: capital and small letters are different`,
    );
  }
  return found(only);
}

function fold(name: string): string {
  return name.normalize().toLowerCase();
}

async function readFacts(
  file: string,
  name: string,
  kind: string,
  content: string,
): Promise<Found<FileBeside>> {
  try {
    const way = relative(await realpath(content), await realpath(file));
    if (way === ".." || /^\.\.[/\\]/.test(way) || isAbsolute(way)) {
      return refused(
        `${name} is a link that leads out of the content folder`,
        `put the ${kind} itself into the article's folder`,
      );
    }
    const status = await stat(file);
    if (!status.isFile()) {
      return refused(`${name} is not a file`, `write the name of the ${kind}`);
    }
    if (status.size === 0) {
      return refused(`the ${kind} ${name} is empty`, `replace it with one that is not empty`);
    }
    return found({ file, name, length: status.size });
  } catch (cause) {
    return refused(
      `the ${kind} ${name} cannot be read (${errorCode(cause)})`,
      "check that the file exists and that you may read it",
    );
  }
}
