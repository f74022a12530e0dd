/** The baseline: the same bytes and headers at every request, and nothing else done. */
export default {
  fetch(_: Request, { BODY, INIT }: { BODY?: ArrayBuffer; INIT: ResponseInit }): Response {
    return new Response(BODY, INIT);
  },
};
