/** Where progress is shown, and how wide a line is there. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Says how far the press has come: a bar on a terminal, elsewhere a line at each tenth. It says
 * nothing of fewer than a hundred articles.
 */
export function progress(terminal: Terminal): (done: number, total: number) => void {
  let tenths = 0;
  return (done, total) => {
    if (total < 100) return;
    if (terminal.isTTY === true) {
      const width = Math.min(40, (terminal.columns ?? 80) - 30);
      const full = Math.floor((done / total) * width);
      terminal.write(`\r[${"=".repeat(full)}${" ".repeat(width - full)}] ${done} of ${total}`);
      if (done === total) terminal.write("\n");
      return;
    }
    const now = Math.floor((10 * done) / total);
    if (now > tenths) terminal.write(`Pressed ${done} of ${total}\n`);
    tenths = now;
  };
}
