import { fingerprint } from "../article/fingerprint.ts";

/** In development, the name of the present edition is at this path. */
export const editionPath = "/.edition";

/** In development, the script that looks there is at this one. */
export const liveReloadPath = "/.live-reload.js";

/** A name that changes with an edition. */
export function editionName(edition: unknown): string {
  return fingerprint(JSON.stringify(edition));
}

export const liveReloadScript = `const { edition } = document.currentScript.dataset;
setInterval(async () => {
  try {
    const response = await fetch("${editionPath}", { cache: "no-store" });
    if (response.ok && (await response.text()) !== edition) location.reload();
  } catch {}
}, 700);
`;

/** In development, shows a page again when another edition has been pressed. */
export function LiveReload({ edition }: { edition: string }) {
  return <script src={liveReloadPath} data-edition={edition} defer />;
}
