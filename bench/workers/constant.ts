/** The baseline: it sends the same bytes and headers at every request, and does nothing else. */
export default {
  fetch(_: Request, { BODY, INIT }: { BODY?: ArrayBuffer; INIT: ResponseInit }): Response {
    return new Response(BODY, INIT);
  },
};
