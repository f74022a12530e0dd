/** The path of a recording in the Worker's tests. */
export const recordingPath = "/media/talk-0123456789abcdef.mp3";

/** A million bytes that begin like an MP3. No two positions look the same. */
export function recording(): Uint8Array {
  const bytes = new Uint8Array(1_000_000);
  for (let at = 0; at < bytes.length; at++) bytes[at] = (at * 31 + (at >> 8) * 7) % 256;
  bytes.set(new TextEncoder().encode("ID3"));
  return bytes;
}
