import { type EditorHost, editorFolder } from "../../article/editor-host.ts";

/**
 * The policy of the editor's page. It loads scripts, styles and fonts from this site alone, and asks nobody but
 * this site and the Git host.
 *
 * Sveltia CMS puts styles into the page, shows pictures from the browser's memory, and encodes some with
 * WebAssembly in a worker.
 *
 * @param host the Git host; undefined for the editor of `npm start`, which has none
 */
export function editorPolicy(host?: EditorHost): string {
  const others =
    host === undefined ? "" : ` ${[...new Set([host.origin, new URL(host.api).origin])].join(" ")}`;
  // GitHub serves the pictures of people at a name of its own.
  const people =
    host?.origin === "https://github.com" ? " https://avatars.githubusercontent.com" : "";
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self' blob: data:${others}`,
    "style-src 'self' 'unsafe-inline' blob:",
    `img-src 'self' blob: data:${others}${people}`,
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers of the editor's page and its files. A browser asks for each again, because names stay. */
export function editorHeaders(host: EditorHost): Readonly<Record<string, string>> {
  return {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": editorPolicy(host),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
  };
}

/**
 * The `_redirects` file of an edition with an editor. The platform looks for exactly the file that a path names,
 * so the address of the folder must lead to its page. It does so without another address in the browser, because
 * the Git host leads people back to that of the folder.
 */
export const editorRedirects = `${editorFolder.slice(0, -1)} ${editorFolder} 301
${editorFolder} ${editorFolder}index.html 200
`;
