/**
 * The address of the player for a film on a site whose films articles may embed, without cookies where
 * the site offers that.
 *
 * @param address of the film's page, of its player, or a short form
 * @returns undefined if it is not a film on YouTube, Vimeo or bilibili
 */
export function playerAddress(address: string): string | undefined {
  const url = URL.parse(address.startsWith("//") ? `https:${address}` : address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.host.replace(/^(?:www|m|music)\./, "");
  const parts = url.pathname.split("/").filter((part) => part !== "");
  if (host === "youtu.be") return youTube(parts[0]?.split("&")[0], url);
  if (host === "youtube.com" || host === "youtube-nocookie.com") {
    const inPath = /^(?:embed|v|shorts|live)$/.test(parts[0] ?? "") ? parts[1] : undefined;
    if (inPath === "videoseries") return list(url);
    if (inPath !== undefined) return youTube(inPath, url);
    return parts[0] === "playlist" ? list(url) : youTube(url.searchParams.get("v"), url);
  }
  if (host === "vimeo.com" || host === "player.vimeo.com") return vimeo(parts, url);
  if (host === "bilibili.com" || host === "player.bilibili.com") {
    const id =
      url.searchParams.get("bvid") ?? parts.find((part) => /^BV[\dA-Za-z]{10}$/.test(part));
    return id !== null && id !== undefined && /^BV[\dA-Za-z]{10}$/.test(id)
      ? `https://player.bilibili.com/player.html?bvid=${id}`
      : undefined;
  }
  return undefined;
}

function youTube(id: string | null | undefined, { searchParams }: URL): string | undefined {
  if (!/^[\w-]{11}$/.test(id ?? "")) return undefined;
  const start = seconds(searchParams.get("start") ?? searchParams.get("t") ?? "");
  return `https://www.youtube-nocookie.com/embed/${id}${start > 0 ? `?start=${start}` : ""}`;
}

function list({ searchParams }: URL): string | undefined {
  const id = searchParams.get("list") ?? "";
  return /^[\w-]{10,60}$/.test(id)
    ? `https://www.youtube-nocookie.com/embed/videoseries?list=${id}`
    : undefined;
}

/** Vimeo's addresses end in the number of the film, and in a key if the film is unlisted. */
function vimeo(parts: readonly string[], { searchParams }: URL): string | undefined {
  const at = parts.findIndex((part) => /^\d{5,12}$/.test(part));
  const id = parts[at];
  if (at < 0 || id === undefined) return undefined;
  const key = searchParams.get("h") ?? parts[at + 1] ?? "";
  return `https://player.vimeo.com/video/${id}${/^[0-9a-f]{6,16}$/.test(key) ? `?h=${key}` : ""}`;
}

/** A moment of a film in seconds: `90`, `90s`, `1m30s`; 0 if it is none. */
function seconds(moment: string): number {
  const {
    h = "0",
    m = "0",
    s = "0",
  } = /^(?:(?<h>\d{1,2})h)?(?:(?<m>\d{1,4})m)?(?:(?<s>\d{1,6})s?)?$/.exec(moment)?.groups ?? {};
  return Number(h) * 3600 + Number(m) * 60 + Number(s);
}
