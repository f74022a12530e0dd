/** Headers for every file below `/media/`: its name changes with its content, and it must not run anything. */
export const mediaHeaders = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "X-Content-Type-Options": "nosniff",
} as const;

/**
 * Which of these headers a file lacks: Chrome shows no PDF under such a policy. A script in a PDF never runs as
 * part of the site.
 */
export function lackedHeader(name: string): keyof typeof mediaHeaders | undefined {
  return name.endsWith(".pdf") ? "Content-Security-Policy" : undefined;
}
