import type { Channel } from "../../article/channel.ts";
import { defaultAccent, paper } from "../../article/colour.ts";
import type { ServedFile } from "../../content/channel/channel-images.ts";
import { directionOf } from "../../language/direction.ts";

/** The web manifest (W3C, Web Application Manifest): what a device shows that keeps the site as an app. */
export function manifestOf(channel: Channel): ServedFile {
  const { title, description, language, accent = defaultAccent } = channel;
  const manifest = {
    name: title,
    description,
    lang: language,
    dir: directionOf(language),
    id: "/",
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    theme_color: accent,
    background_color: paper.light,
    icons: [192, 512].map((size) => ({
      src: `/icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: "image/png",
    })),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return { path: "/manifest.webmanifest", bytes: new TextEncoder().encode(text) };
}
