import { createServer, type ServerResponse } from "node:http";
import { extname } from "node:path";
import type { Instant } from "../../article/instant.ts";
import { editorPolicy } from "../../press/edition/editor-rules.ts";
import { bundleEditor, type EditorFile } from "./bundle.ts";
import { editorData } from "./data.ts";
import { editorHtml } from "./page/html.ts";
import type { EditorOptions } from "./read-site.ts";
import { editorLanguage } from "./words.ts";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".css": "text/css",
};

/** Where the editor's server listens, and how it ends. */
export interface EditorServer {
  /** Without a slash at the end: `http://127.0.0.1:50123`. */
  readonly origin: string;
  readonly close: () => void;
}

/**
 * Serves the editor of a content folder to this computer, at any free port. `npm start` puts it under `/editor/`.
 * The script is bundled when somebody first asks for it, and the configuration is made anew for each request.
 */
export async function serveEditor(
  folder: string,
  options: Omit<EditorOptions, "language" | "olderYear">,
  clock: () => Instant = Date.now,
): Promise<EditorServer> {
  let bundle: Promise<ReadonlyMap<string, EditorFile>> | undefined;
  const fileAt = async (path: string) => {
    bundle ??= bundleEditor().then((files) => new Map(files.map((file) => [file.path, file])));
    return (await bundle).get(path);
  };

  const answer = async (url: URL, response: ServerResponse): Promise<void> => {
    const path = url.pathname.slice(1);
    const [, olderYear, tag] = /^data\/(?:(\d{4})\/)?([\w-]+)\.json$/.exec(path) ?? [];
    if (path === "")
      return send(response, "text/html; charset=utf-8", editorHtml({ signsIn: false }));
    if (tag !== undefined) {
      const language = editorLanguage([tag]);
      const data = await editorData(folder, clock(), { ...options, olderYear, language });
      return send(response, "application/json", JSON.stringify(data));
    }
    const file = await fileAt(path);
    if (file !== undefined) return send(response, typeOf(path), file.bytes);
    response.writeHead(404).end();
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    answer(url, response).catch((cause: unknown) => {
      console.error(cause);
      response.writeHead(500, { "Content-Type": "text/plain" }).end(String(cause));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function typeOf(path: string): string {
  return types[extname(path)] ?? "text/plain; charset=utf-8";
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, {
    "Content-Type": type,
    "Cache-Control": "no-store",
    "Content-Security-Policy": editorPolicy(),
    "X-Content-Type-Options": "nosniff",
  });
  response.end(body);
}
