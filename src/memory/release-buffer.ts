/**
 * Frees the memory of bytes at once. Afterwards they are empty, and so is every view of the same buffer.
 * The garbage collector would let the buffers of finished requests grow to more than 64 MB, because it
 * watches only its own heap, in which a buffer is small.
 */
export function releaseBuffer({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
