import { parseArgs } from "node:util";

/** What `npm run deploy` is asked for. */
export interface DeployOptions {
  /** Do everything but publish. */
  readonly dryRun: boolean;
  /** Nothing of this publication has been deployed before. */
  readonly first: boolean;
  /** Arguments for `wrangler deploy`. */
  readonly wrangler: readonly string[];
}

/** Texts that are passed on to wrangler. What decides where or what is deployed is not among them. */
const passedOn = ["message", "tag"] as const;

/**
 * Reads the arguments of `npm run deploy`, or says what is wrong with them. Each option has one
 * spelling, and what is unknown is refused: an option that wrangler reads and this command does not
 * could make a dry run look like a deployment, or deploy another Worker than the ledger speaks of.
 */
export function deployOptions(
  args: readonly string[],
): DeployOptions | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        "dry-run": { type: "boolean", default: false },
        first: { type: "boolean", default: false },
        message: { type: "string" },
        tag: { type: "string" },
      },
    });
    const wrangler = passedOn.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [`--${name}=${value}`];
    });
    return { dryRun: values["dry-run"], first: values.first, wrangler };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return {
      problem: `${message}\nnpm run deploy -- takes --dry-run, --first, --message <text> and --tag <text>; write other settings in wrangler.toml.`,
    };
  }
}
