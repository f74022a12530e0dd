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
${signsIn ? "" : "<style>.buttons > .spacer, .buttons > .spacer ~ .button { display: none }</style>\n"}<script type="module" src="editor.js"></script>
<body>
</html>
`;
}
