import { progress } from "@clack/prompts";

/** Shows how far an import is. */
export interface Progress {
  /** @param total undefined while the source is being read */
  readonly show: (done: number, total: number | undefined) => void;
  readonly end: (message: string) => void;
}

/** Milliseconds between two updates. */
const often = 200;

/**
 * Shows a bar in a terminal. Elsewhere, as in a log, it says nothing before the end.
 *
 * @param isTerminal whether somebody is watching
 */
export function showProgress(isTerminal: boolean): Progress {
  if (!isTerminal) return { show: () => undefined, end: (message) => console.log(message) };
  let bar: ReturnType<typeof progress> | undefined;
  let shown = 0;
  let last = 0;
  return {
    show(done, total) {
      if (bar === undefined || (total !== undefined && shown === 0)) {
        bar?.stop("The source has been read.");
        bar = progress({ max: total ?? 1 });
        bar.start(total === undefined ? "Reading the source." : "Writing articles.");
      }
      const now = performance.now();
      if (now - last < often && done !== total) return;
      last = now;
      if (total === undefined) bar.message(`Reading the source: ${done} articles and pages.`);
      else {
        bar.advance(done - shown, `Writing articles: ${done} of ${total}.`);
        shown = done;
      }
    },
    end(message) {
      bar?.stop(message);
    },
  };
}
