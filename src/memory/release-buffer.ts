/**
 * Frees the memory of bytes at once. They are empty afterwards, and so is every view of the same buffer.
 * The garbage collector would let the buffers of finished requests grow to more than 64 MB, because it
 * goes by its own heap, in which a buffer is small.
 */
export function releaseBuffer({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
