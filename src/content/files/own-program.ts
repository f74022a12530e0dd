/** One of Broadsheet's own programs, and what Node needs to run it. */
export interface OwnProgram {
  /** The program's address: `file:///…`. */
  readonly url: string;
  /** Options for Node. */
  readonly execArgv: readonly string[];
}

/**
 * Finds a program that runs in its own thread or process. In the repository it is TypeScript, which
 * Node runs with tsx. In the package it is the JavaScript compiled from that file.
 *
 * @param source the program's TypeScript file: `new URL("./name.ts", import.meta.url)`
 */
export function ownProgram({ href }: URL, here = import.meta.url): OwnProgram {
  if (here.endsWith(".ts")) return { url: href, execArgv: ["--import", "tsx"] };
  return { url: href.replace(/\.(m?)ts$/, ".$1js"), execArgv: [] };
}
