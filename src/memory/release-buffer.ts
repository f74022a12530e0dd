/**
 * Gives the memory of bytes back at once. They are empty from then on, and so is whatever shares their
 * memory. Left to the collector, buffers of requests that are over pile up to more than 64 MB before
 * it looks: it judges by its own heap, in which they are small.
 */
export function releaseBuffer({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
