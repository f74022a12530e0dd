import type { Catalogue } from "../catalogue/catalogue.ts";
import { encodeFeedPiece, encodeVolume, volumeSize } from "../catalogue/volume.ts";
import type { Assets } from "../catalogue/volume-store.ts";

/**
 * The same articles under version codes that none has: so what the warm-up keeps is never taken for
 * an answer.
 */
export function blankCatalogue(catalogue: Catalogue): Catalogue {
  return { ...catalogue, codes: "-".repeat(catalogue.codes.length) };
}

const nothing = new Uint8Array();
const blankPiece = encodeFeedPiece({ full: nothing, from: 0, to: 0, instead: nothing });

/** Assets in which every volume is of blank pieces: at start-up, the platform reads nothing. */
export const blankAssets: Assets = {
  fetch: async () => ({
    ok: true,
    status: 200,
    arrayBuffer: async () =>
      encodeVolume(Array.from({ length: volumeSize }, () => blankPiece)).buffer,
  }),
};
