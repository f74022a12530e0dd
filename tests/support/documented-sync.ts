import { readFileSync } from "node:fs";
import { marksIn } from "./publisher.ts";

/** A copy as the documentation keeps it: the next address, and its items by their ids. */
export interface Copy {
  next: string;
  items: Readonly<Record<string, { readonly id: string; readonly title: string }>>;
}

/** Brings a copy up to date. Throws if a request fails, and can then be called again. */
export type Sync = (copy: Copy) => Promise<void>;

type Ask = (address: string) => Response | Promise<Response>;

/** The version that a copy holds of each article, by its name. */
export function held({ items }: Copy): Record<string, unknown> {
  return Object.fromEntries(Object.values(items).flatMap(({ title }) => [...marksIn(title)]));
}

/** The program in docs/api.md in a programming language, unchanged. */
export function documentedProgram(language: "js" | "python"): string {
  const page = readFileSync("docs/api.md", "utf8");
  const [, code] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (code === undefined) throw new Error(`docs/api.md has no program in ${language}`);
  return code;
}

/** The function of that program that brings a copy up to date. */
export function documentedSync(language: "js" | "python"): string {
  const pattern =
    language === "js" ? /^async function sync[\s\S]*?^\}\n/m : /^def sync[\s\S]*?\n(?=\n)/m;
  const [code] = pattern.exec(documentedProgram(language)) ?? [];
  if (code === undefined) throw new Error(`the program in ${language} has no function sync`);
  return code;
}

/** The loop of docs/api.md in JavaScript, with `ask` in place of `fetch`. */
export async function syncBy(ask: Ask): Promise<Sync> {
  const source = `export default (fetch) => { ${documentedSync("js")} return sync; };`;
  const module: { default: (fetch: Ask) => Sync } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`
  );
  return module.default(ask);
}
