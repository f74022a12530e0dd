import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { ownProgram } from "../../content/files/own-program.ts";

/** A file that the page of the editor loads. */
export interface EditorFile {
  /** Its path from the page, such as `editor.js` or `assets/font.woff2`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Sveltia CMS colours program code with one of 200 languages. Each would be a file of its own, and the editor
 * shows Markdown as it is.
 */
const withoutColours: Plugin = {
  name: "without-colours",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@shikijs\/langs\// }, () => ({ path: "colours", namespace: "none" }));
    onLoad({ filter: /./, namespace: "none" }, () => ({ contents: "export default []" }));
  },
};

/** Sveltia CMS brings its fonts, and yet names them at a content delivery network first. */
const withOwnFonts = (assets: readonly string[]): Plugin => ({
  name: "with-own-fonts",
  setup({ onLoad }) {
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, async ({ path }) => {
      const script = await readFile(path, "utf8");
      const contents = script.replace(
        /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([\w-]+)(?::vf)?@[\d.]+\/([\w-]+)\.woff2/g,
        (_, family: string, style: string) =>
          `assets/${assets.find((name) => name.startsWith(`${family}-${style}`)) ?? ""}`,
      );
      return { contents };
    });
  },
});

/** Bundles our script with Sveltia CMS, and adds its fonts and other files. */
export async function bundleEditor(): Promise<readonly EditorFile[]> {
  const sveltia = dirname(createRequire(import.meta.url).resolve("@sveltia/cms"));
  const assets = await readdir(join(sveltia, "assets"));
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(ownProgram(new URL("./page/editor.ts", import.meta.url)).url)],
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2024",
    minify: true,
    legalComments: "none",
    outdir: "/",
    // Sveltia CMS looks for its other files beside the script.
    chunkNames: "[name]-[hash]",
    plugins: [withoutColours, withOwnFonts(assets)],
    write: false,
    logLevel: "silent",
  });
  return [
    ...outputFiles.map(({ path, contents }) => ({ path: basename(path), bytes: contents })),
    ...(await Promise.all(
      assets
        .filter((name) => !name.endsWith(".map"))
        .map(async (name) => ({
          path: `assets/${name}`,
          bytes: await readFile(join(sveltia, "assets", name)),
        })),
    )),
  ];
}
