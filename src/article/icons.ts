/** The icons that are served as PNG, by their sides in pixels. The masthead shows the first at half its size. */
export const iconSizes = [72, 192, 512] as const;

/** The media type of each address at which browsers and devices look for icons and the web manifest. */
export const iconTypes: ReadonlyMap<string, string> = new Map([
  ["/favicon.ico", "image/x-icon"],
  ["/apple-touch-icon.png", "image/png"],
  ...iconSizes.map((size) => [`/icon-${size}.png`, "image/png"] as const),
  ["/manifest.webmanifest", "application/manifest+json"],
]);
