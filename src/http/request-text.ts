/**
 * Reads the body of a request or a response as UTF-8.
 *
 * @param most bytes; of a longer body, no more than that and one chunk is read
 * @returns undefined if the body is longer
 */
export async function requestText(
  { body }: Pick<Body, "body">,
  most: number,
): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > most) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
