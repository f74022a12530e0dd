import { readFileSync } from "node:fs";
import { marksIn } from "./publisher.ts";

/** A copy as the documentation keeps it: the next address, and its items by their ids. */
export interface Copy {
  next: string;
  readonly items: Map<string, { readonly id: string; readonly title: string }>;
}

/** Brings a copy up to date. Throws if a request fails, and can then be called again. */
export type Sync = (copy: Copy) => Promise<void>;

type Ask = (address: string) => Response | Promise<Response>;

/** The version that a copy holds of each article, by its name. */
export function held({ items }: Copy): Record<string, unknown> {
  return Object.fromEntries([...items.values()].flatMap(({ title }) => [...marksIn(title)]));
}

/** The example in docs/feeds.md in a programming language, unchanged. */
export function documentedSync(language: "js" | "python"): string {
  const page = readFileSync("docs/feeds.md", "utf8");
  const [, code] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (code === undefined) throw new Error(`docs/feeds.md has no example in ${language}`);
  return code;
}

/** The loop of docs/feeds.md in JavaScript, with `ask` in place of `fetch`. */
export async function syncBy(ask: Ask): Promise<Sync> {
  const source = `export default (fetch) => { ${documentedSync("js")} return sync; };`;
  const module: { default: (fetch: Ask) => Sync } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`
  );
  return module.default(ask);
}
