/** Sends a request to the site. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** A request and its answer, as tests compare them. */
export interface Exchange {
  readonly path: string;
  readonly sent: Readonly<Record<string, string>>;
  readonly status: number;
  readonly headers: Headers;
  /** The body, decompressed. */
  readonly text: string;
  /** The length in bytes of the body as received. */
  readonly length: number;
}

/** Sends a request with headers, and reads the whole answer. */
export async function exchange(
  ask: Ask,
  path: string,
  sent: Readonly<Record<string, string>>,
  method: "GET" | "HEAD" = "GET",
): Promise<Exchange> {
  const response = await ask(path, { headers: sent, method });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text =
    response.headers.get("Content-Encoding") === "gzip" && bytes.length > 0
      ? await gunzip(bytes)
      : new TextDecoder().decode(bytes);
  const { status, headers } = response;
  return { path, sent, status, headers, text, length: bytes.length };
}

function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
