import type { Element } from "hast";

/** Where films may be shown from, within the page. */
export const embedHosts: ReadonlySet<string> = new Set([
  "www.youtube-nocookie.com",
  "youtube-nocookie.com",
  "player.vimeo.com",
  "player.bilibili.com",
]);

/**
 * The frame as it may stand in an article, if its address is one of `embedHosts` over https: loaded
 * when it comes into view, in a sandbox from which it cannot lead the page elsewhere.
 */
export function allowedEmbed(frame: Element): Element | undefined {
  const { src, width, height, title } = frame.properties;
  // Players are offered with addresses such as //player.bilibili.com/…
  const url = typeof src === "string" ? URL.parse(src, "https://relative.invalid/") : null;
  if (url?.protocol !== "https:" || !embedHosts.has(url.host)) return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  return {
    ...frame,
    properties: {
      src: url.href,
      title,
      width,
      height,
      allowFullScreen: true,
      loading: "lazy",
      referrerPolicy: "strict-origin-when-cross-origin",
      // The player's scripts run in the player's origin, which is never the page's.
      sandbox: ["allow-scripts", "allow-same-origin", "allow-popups", "allow-presentation"],
    },
    children: [],
  };
}
