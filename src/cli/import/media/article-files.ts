import { stat } from "node:fs/promises";
import { errorCode } from "../../../content/content-error.ts";
import { inspectImage } from "../../../content/files/image.ts";
import { type Complain, quoted } from "../html/losses.ts";
import type { Downloader } from "../net/download.ts";
import type { Source } from "../source.ts";
import { fileEnding, fileNameFor, headOf, holdsWhatItSays, pictureEnding } from "./file-kind.ts";

/** Where the files of articles come from. */
export interface FileSources {
  readonly download: Downloader;
  readonly locate?: Source["locate"];
  /** The folder for facts about pictures, which builds use, too. */
  readonly cache: string;
}

/** A file that goes beside an article. */
export interface FoundFile {
  /** Its name beside the article. */
  readonly name: string;
  /** Where it lies now. */
  readonly file: string;
  /** Bytes. */
  readonly length: number;
}

/** The files of one article. */
export interface ArticleFiles {
  /** Each file by its address, in the order in which they were asked for. */
  readonly found: ReadonlyMap<string, FoundFile>;
  /** How many files could not be brought. */
  readonly missing: number;
  /**
   * @param sources addresses under which the picture may be, the best first
   * @returns undefined if there is none that an article can show; the reason is a loss
   */
  picture(sources: readonly string[], complain: Complain): Promise<FoundFile | undefined>;
  /**
   * A recording or a document.
   *
   * @param type media type, if the source gives one
   * @returns undefined if it cannot be had, or if the site serves no such files; the reason is a loss
   */
  file(
    address: string,
    type: string | undefined,
    complain: Complain,
  ): Promise<FoundFile | undefined>;
}

/** Bytes: the largest picture that can be published, and the largest file that is served as it is. */
const largestPicture = 40_000_000;
const largestFile = 25 * 1024 * 1024;

type Got =
  | { readonly ok: true; readonly file: string; readonly type: string }
  | { readonly ok: false; readonly reason: string; readonly status?: number | undefined };

/**
 * Finds the files of an article and gives them names. Each is checked by its content: a page of an error that a
 * server sends in place of a picture is no picture.
 *
 * @param base the `base` of the article
 */
export function articleFiles(
  { download, locate, cache }: FileSources,
  base: string | undefined,
): ArticleFiles {
  const found = new Map<string, FoundFile>();
  const names = new Set(["index.md"]);
  /** Addresses for which a loss has been noted. */
  const failed = new Set<string>();
  const files = { found, missing: 0, picture, file };

  async function get(address: string, most: number): Promise<Got> {
    const local = locate?.(address, base);
    if (local !== undefined) return { ok: true, file: local, type: "" };
    const url = URL.parse(address, base)?.href ?? address;
    if (!/^https?:/i.test(url)) return { ok: false, reason: "there is no such file" };
    const got = await download(url, most);
    return got.ok ? { ok: true, ...got.value } : got;
  }

  async function keep(address: string, ending: string, file: string): Promise<FoundFile> {
    // The folder of a site has one file under several addresses.
    const same = [...found.values()].find((one) => one.file === file);
    if (same !== undefined) {
      found.set(address, same);
      return same;
    }
    const { size: length } = await stat(file);
    // The same picture may have been asked for twice, at the same time.
    const known = found.get(address);
    if (known !== undefined) return known;
    const name = fileNameFor(address, ending, names);
    names.add(name.toLowerCase());
    const kept = { name, file, length };
    found.set(address, kept);
    return kept;
  }

  async function picture(
    sources: readonly string[],
    complain: Complain,
  ): Promise<FoundFile | undefined> {
    const known = sources.flatMap((address) => found.get(address) ?? [])[0];
    if (known !== undefined) return known;
    const last = sources.at(-1) ?? "";
    let reason = "it has no address";
    for (const address of sources) {
      const got = await get(address, largestPicture);
      if (!got.ok) {
        reason = got.reason;
        continue;
      }
      const ending = pictureEnding(await headOf(got.file));
      if (ending === undefined) {
        reason = "it is not a picture that can be published";
        continue;
      }
      const { size: length } = await stat(got.file);
      const checked = await inspectImage(
        { file: got.file, name: `it.${ending}`, length },
        { cache },
      );
      if (checked.ok) return await keep(address, ending, got.file);
      reason = checked.error.message;
    }
    if (failed.has(last)) return undefined;
    failed.add(last);
    files.missing += 1;
    complain(`the picture ${quoted(last)} was not brought: ${reason}`);
    return undefined;
  }

  async function file(
    address: string,
    type: string | undefined,
    complain: Complain,
  ): Promise<FoundFile | undefined> {
    const known = found.get(address);
    if (known !== undefined) return known;
    const refuse = (reason: string) => {
      if (failed.has(address)) return undefined;
      failed.add(address);
      files.missing += 1;
      complain(`the file ${quoted(address)} was not brought: ${reason}`);
      return undefined;
    };
    try {
      const got = await get(address, largestFile);
      if (!got.ok) return refuse(got.reason);
      const ending = fileEnding(address, type ?? got.type);
      if (ending === undefined) return refuse("the site serves no files of its kind");
      const head = await headOf(got.file);
      if (head === "") return refuse("it is empty");
      if (!holdsWhatItSays(`it.${ending}`, head))
        return refuse(`its content is not that of .${ending}`);
      const { size } = await stat(got.file);
      if (size > largestFile) return refuse("it is larger than 25 MiB");
      return await keep(address, ending, got.file);
    } catch (cause) {
      return refuse(errorCode(cause));
    }
  }

  return files;
}
