import { editorLanguages } from "../words.ts";

/**
 * The page of the editor. Its script lies beside it.
 *
 * @param signsIn whether editors sign in at a Git host; otherwise they open a folder of their computer
 */
export function editorHtml({ signsIn }: { readonly signsIn: boolean }): string {
  const languages = Object.keys(editorLanguages).join(" ");
  return `<!doctype html>
<html lang="en" data-languages="${languages}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Editor</title>
<link rel="icon" href="/favicon.ico">
${signsIn ? "" : "<style>.buttons > .spacer, .buttons > .spacer ~ * { display: none }</style>\n"}<script type="module" src="editor.js"></script>
<body>
</html>
`;
}

/** The policy of the page: nothing is loaded from another origin, or sent to one. */
export const editorPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  "connect-src 'self' blob: data:",
  "style-src 'self' 'unsafe-inline' blob:",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "frame-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
