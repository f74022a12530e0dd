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

/** The icons that are served as PNG, by their sides in pixels. The masthead shows the first at half its size. */
export const iconSizes = [72, 192, 512] as const;

/**
 * The media type of each address at which browsers, devices and other sites find the icons, the web manifest
 * and the publication's picture for sharing.
 */
export const iconTypes: ReadonlyMap<string, string> = new Map([
  ["/favicon.ico", "image/x-icon"],
  ["/apple-touch-icon.png", "image/png"],
  ...iconSizes.map((size) => [`/icon-${size}.png`, "image/png"] as const),
  ["/manifest.webmanifest", "application/manifest+json"],
  [sharePath, "image/png"],
]);
