import type { Channel } from "../../../article/channel.ts";
import { editorFolder, handOverScript } from "../../../article/editor-host.ts";
import type { Instant } from "../../../article/instant.ts";
import type { ServedFile } from "../../../content/channel/channel-images.ts";
import { formatError } from "../../../content/content-error.ts";
import { bundleEditor } from "../bundle.ts";
import { openYears } from "../configuration/open-years.ts";
import { dataOf } from "../data.ts";
import { editorHtml } from "../page/html.ts";
import { inLanguage, readEditedSite } from "../read-site.ts";
import { editorLanguage, editorLanguages } from "../words.ts";
import { backendOf } from "./backend.ts";
import { handOver } from "./hand-over.ts";

/**
 * Makes the files of the deployed site's editor: its page, its scripts, and the configurations that it asks for,
 * by language and, for older articles, by year.
 *
 * @param folder the content folder
 * @param now decides into which year new articles go
 * @returns no files if the channel has no editor
 */
export async function editorFiles(
  folder: string,
  { url, editor }: Channel,
  now: Instant,
): Promise<readonly ServedFile[]> {
  if (editor === undefined) return [];
  const options = { origin: url, backend: backendOf(editor, url), reviewed: editor.review };
  const site = await readEditedSite(folder, now, { ...options, language: editorLanguage([]) });
  // The build has just read the same channel.
  if (!site.ok) throw new Error(site.errors.map(formatError).join("\n"));
  const open = openYears(site.value).map(({ year }) => year);
  const older = site.value.years.map(({ year }) => year).filter((year) => !open.includes(year));
  const data = Object.keys(editorLanguages).flatMap((tag) =>
    [undefined, ...older].map((olderYear) => {
      const shown = inLanguage({ ...site.value, olderYear }, editorLanguage([tag]));
      const place = olderYear === undefined ? "" : `${olderYear}/`;
      return text(`${editorFolder}data/${place}${tag}.json`, JSON.stringify(dataOf(shown)));
    }),
  );
  return [
    text(`${editorFolder}index.html`, editorHtml({ signsIn: true })),
    text(handOverScript, handOver),
    ...data,
    ...(await bundleEditor()).map(({ path, bytes }) => ({ path: editorFolder + path, bytes })),
  ];
}

function text(path: string, content: string): ServedFile {
  return { path, bytes: new TextEncoder().encode(content) };
}
