import type { Complain } from "./losses.ts";

/** Brings what an article refers to, and says how the article names it afterwards. Never throws. */
export interface Resolver {
  /**
   * @param sources addresses under which the picture may be, the best first
   * @returns the name of the file beside the article, or an address elsewhere; undefined if there is nothing to show
   */
  picture(sources: readonly string[], complain: Complain): Promise<string | undefined>;
  /** A recording or a film. */
  recording(address: string, complain: Complain): Promise<string | undefined>;
  /** The target of a link: another article, a document of the old site, or any other address. */
  link(address: string, complain: Complain): Promise<string | undefined>;
}
