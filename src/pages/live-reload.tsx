import { raw } from "hono/html";
import { fingerprint } from "../article/fingerprint.ts";

/** In development, the name of the present edition is at this path. */
export const editionPath = "/.edition";

/** A name that changes with an edition. */
export function editionName(edition: unknown): string {
  return fingerprint(JSON.stringify(edition));
}

/** In development, shows a page again when another edition has been pressed. */
export function LiveReload({ edition }: { edition: string }) {
  const script = `setInterval(async () => {
  try {
    const response = await fetch("${editionPath}", { cache: "no-store" });
    if (response.ok && (await response.text()) !== "${edition}") location.reload();
  } catch {}
}, 700);`;
  return <script>{raw(script)}</script>;
}
