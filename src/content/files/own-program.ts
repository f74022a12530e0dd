/** A program of Broadsheet's own, and what Node needs to run it. */
export interface OwnProgram {
  /** Its address: `file:///…`. */
  readonly url: string;
  /** Options of Node. */
  readonly execArgv: readonly string[];
}

/**
 * Finds a program that runs in a thread or a process of its own. In the repository it is TypeScript,
 * which Node runs with tsx; in the package it is the JavaScript compiled from that file.
 *
 * @param source the program's TypeScript file: `new URL("./name.ts", import.meta.url)`
 */
export function ownProgram({ href }: URL, here = import.meta.url): OwnProgram {
  if (here.endsWith(".ts")) return { url: href, execArgv: ["--import", "tsx"] };
  return { url: href.replace(/\.(m?)ts$/, ".$1js"), execArgv: [] };
}
