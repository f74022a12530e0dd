import type { ReportedError } from "../catalogue/edition-file.ts";
import { LiveReload } from "./live-reload.tsx";

/** This page has its own style sheet: the site's needs the channel, which may itself have errors. */
export const errorStyle = {
  path: "/.errors.css",
  text: "body{max-width:80ch;margin:auto;padding:1rem;font:1rem/1.6 system-ui,sans-serif;color-scheme:light dark}code,pre{overflow-wrap:anywhere}pre{overflow:auto}\n",
} as const;

/** The page that development shows in place of the site while the content has errors. */
export function contentErrorsPage(errors: readonly ReportedError[], edition: string): string {
  return `<!doctype html>${String(
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Errors in content/</title>
        <link rel="stylesheet" href={errorStyle.path} />
      </head>
      <body>
        <main>
          {" "}
          <h1>The content has {errors.length === 1 ? "an error" : `${errors.length} errors`}</h1>
          <p>The site comes back when you have fixed and saved the files.</p>
          <ol>
            {errors.map((error) => (
              <li>
                <p>
                  <code>
                    {error.file}:{error.line}:{error.column}
                  </code>
                </p>
                <p>
                  <strong>
                    {error.severity === "warning" ? "Warning: " : ""}
                    {error.message}
                  </strong>
                </p>
                {error.excerpt !== undefined && (
                  <pre tabindex={0}>
                    {error.line} | {error.excerpt}
                    {"\n"}
                    {" ".repeat(String(error.line).length + 2 + error.column)}^
                  </pre>
                )}
                <p>Help: {error.fix}.</p>
              </li>
            ))}
          </ol>
        </main>{" "}
        <LiveReload edition={edition} />
      </body>
    </html>,
  )}`;
}
