import { it } from "vitest";
import { isInstalled, missingNotice, type Tool } from "./tools.ts";

/**
 * Vitest's `it` for tests that need a tool. Without the tool they do not run, and their names say so;
 * the end of `npm test` lists them.
 */
export function withTool(tool: Tool) {
  const installed = isInstalled(tool);
  const name = (what: string) => (installed ? what : what + missingNotice(tool));
  const run = it.skipIf(!installed);
  return (what: string, test: () => void | Promise<void>, timeout?: number) =>
    run(name(what), test, timeout);
}
