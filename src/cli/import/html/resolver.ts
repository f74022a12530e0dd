import type { Complain } from "./losses.ts";

/** Brings what an article refers to, and says how the article names it afterwards. Never throws. */
export interface Resolver {
  /**
   * @param sources addresses under which the picture may be, the best first
   * @returns the name of the file beside the article, or an address elsewhere
   */
  picture(sources: readonly string[], complain: Complain): Promise<string>;
  /** A recording, a film or the still of a film. */
  recording(address: string, complain: Complain): Promise<string>;
  /** The target of a link: another article, a document of the old site, or any other address. */
  link(address: string, complain: Complain): Promise<string>;
}
