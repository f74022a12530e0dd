import type { Rendition } from "./picture.ts";

/** The size of a picture that other sites show when someone shares a page there, in pixels. */
export const shareSize = { width: 1200, height: 630 } as const;

/** The path of the publication's own picture for sharing, for pages that have no other. */
export const sharePath = "/share.png";

/** The publication's own picture for sharing. */
export const sharePicture: Pick<Rendition, "path" | "width" | "height"> = {
  path: sharePath,
  ...shareSize,
};
