import { fingerprint } from "../article/fingerprint.ts";

/** The path of the current edition's name, in development only. */
export const editionPath = "/.edition";

/** The path of the script that polls `editionPath`, in development only. */
export const liveReloadPath = "/.live-reload.js";

/** A name for an edition, which changes whenever the edition does. */
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

/** Reloads the page when a new edition has been pressed; in development only. */
export function LiveReload({ edition }: { edition: string }) {
  return <script src={liveReloadPath} data-edition={edition} defer />;
}
