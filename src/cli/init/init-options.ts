import { parseArgs } from "node:util";
import type { Answers } from "./site.ts";

/** The options of `broadsheet init`. */
export interface InitOptions {
  readonly folder: string;
  /** Whether to ask nothing and use defaults for answers that are not given. */
  readonly yes: boolean;
  readonly said: Partial<Answers>;
}

export const initHelp = `broadsheet init <folder> [options]: makes a new publication in a folder

  --title <text>       the name of the publication
  --address <address>  where it will be, as in https://news.example.org
  --language <tag>     the language of its articles, as in en or zh-Hans
  --time-zone <zone>   the clock by which its dates are read, as in Europe/Berlin
  --topic <title>      a topic; once for each. <slug>=<title> chooses its address
  --accent <colour>    the colour of links and icons, as in "#1f5c4d"
  --yes                ask nothing, and use defaults for what you leave out`;

/** Reads the arguments of `broadsheet init`, or says what is wrong with them. */
export function initOptions(args: readonly string[]): InitOptions | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        title: { type: "string" },
        address: { type: "string" },
        language: { type: "string" },
        "time-zone": { type: "string" },
        topic: { type: "string", multiple: true },
        accent: { type: "string" },
        yes: { type: "boolean", short: "y", default: false },
      },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) {
      return { problem: `Name one folder, as in: broadsheet init my-news\n\n${initHelp}` };
    }
    const { title, address, language, "time-zone": timeZone, topic: topics, accent, yes } = values;
    const all = { title, address, language, timeZone, topics, accent };
    const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return { folder, yes, said };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { problem: `${message}\n\n${initHelp}` };
  }
}
