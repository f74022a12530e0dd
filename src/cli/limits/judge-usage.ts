import { asWarning, type ContentError, fileError } from "../../content/content-error.ts";

/** A file among the assets, by its path on the site, with its size in bytes. */
export interface SizedFile {
  readonly path: string;
  readonly bytes: number;
}

/** How much of what Cloudflare limits a deployment uses. */
export interface Usage {
  /** Files among the assets, without `_headers`. */
  readonly files: number;
  readonly largest: SizedFile;
  /** Rules in `_headers`. Broadsheet writes no `_redirects`. */
  readonly headerRules: number;
  /** Bytes of the Worker's modules, not compressed. */
  readonly worker: number;
  /** Milliseconds that the Worker needs to start on this computer; undefined if nobody measured it. */
  readonly startUp?: number | undefined;
}

const MiB = 1024 * 1024;

/** The limits of the plans Workers Free and Workers Paid. docs/deploying.md names Cloudflare's pages. */
export const planLimits = {
  files: { free: 20_000, paid: 100_000 },
  largest: { free: 25 * MiB, paid: 25 * MiB },
  headerRules: { free: 100, paid: 100 },
  worker: { free: 64 * MiB, paid: 64 * MiB },
  startUp: { free: 1000, paid: 1000 },
} as const;

/** From this part of a limit on, a deployment warns. */
const warnFrom = 0.8;

/** One figure beside its limits. */
interface Count {
  readonly name: string;
  readonly used: number;
  readonly limit: { readonly free: number; readonly paid: number };
  /** A figure with its unit. */
  readonly show: (figure: number) => string;
  /** The beginning of a sentence about the figure. */
  readonly subject: string;
  readonly fix: string;
  /** True if Cloudflare will measure something else, so that nothing here may stop a deployment. */
  readonly isEstimate?: boolean;
}

/**
 * Compares a deployment with Cloudflare's limits. What one plan allows and the other does not is a warning,
 * because nothing here knows the plan; what no plan allows is an error.
 *
 * @returns nothing if all figures are below 80 % of their limits
 */
export function judgeUsage(usage: Usage): ContentError[] {
  return countsOf(usage).flatMap((count) => judged(count) ?? []);
}

/** How much of each limit of the free plan a deployment uses, in a line. */
export function usageLine(usage: Usage): string {
  const parts = countsOf(usage).map(
    ({ name, used, limit, show }) => `${name} ${percent(used, limit.free)} (${show(used)})`,
  );
  return `Of what the free plan allows, this uses: ${parts.join(", ")}.`;
}

function countsOf({ files, largest, headerRules, worker, startUp }: Usage): Count[] {
  const counts: Count[] = [
    {
      name: "files",
      used: files,
      limit: planLimits.files,
      show: (figure) => `${thousands(figure)} files`,
      subject: "the site has",
      fix: "use fewer pictures, each of which becomes up to four files, or write media: r2 in channel.yaml (docs/deploying.md)",
    },
    {
      name: "largest file",
      used: largest.bytes,
      limit: planLimits.largest,
      show: mebibytes,
      subject: `its largest file, ${largest.path}, has`,
      fix: largest.path.startsWith("/volumes/")
        ? "shorten the longest articles: such a file holds up to 50 of them"
        : "make this file smaller, or put it on another site and link to it",
    },
    {
      name: "header rules",
      used: headerRules,
      limit: planLimits.headerRules,
      show: (figure) => `${thousands(figure)} rules`,
      subject: "its _headers file has",
      fix: "this is a defect of Broadsheet: please report it",
    },
    {
      name: "Worker",
      used: worker,
      limit: planLimits.worker,
      show: mebibytes,
      subject: "the Worker has",
      fix: "move old articles to a publication of their own",
    },
  ];
  if (startUp === undefined) return counts;
  return [
    ...counts,
    {
      name: "start-up",
      used: startUp,
      limit: planLimits.startUp,
      show: (figure) => `${thousands(Math.round(figure))} ms`,
      subject: "on this computer the Worker starts in",
      fix: "compare with the start-up time that wrangler prints after a deployment: Cloudflare's computers may be faster",
      isEstimate: true,
    },
  ];
}

function judged(count: Count): ContentError | undefined {
  const { used, limit, show, subject, fix, isEstimate = false } = count;
  const error = (about: string, what: string) =>
    fileError("content", `${subject} ${show(used)}, ${about}`, what);
  const upgrade = `move to Workers Paid, which allows ${show(limit.paid)}, or ${fix}`;
  if (used > limit.paid) {
    const over = error(`more than the ${show(limit.paid)} that Cloudflare allows`, fix);
    return isEstimate ? asWarning(over) : over;
  }
  if (limit.free < limit.paid && used <= limit.free && used >= warnFrom * limit.free) {
    const share = `${percent(used, limit.free)} of the ${show(limit.free)} that the free plan allows`;
    return asWarning(error(share, upgrade));
  }
  if (used >= warnFrom * limit.paid) {
    const share = `${percent(used, limit.paid)} of the ${show(limit.paid)} that Cloudflare allows`;
    return asWarning(error(share, fix));
  }
  if (used <= limit.free) return undefined;
  return asWarning(error(`more than the ${show(limit.free)} that the free plan allows`, upgrade));
}

/** Rounded down, so that 100 % is reached only where nothing is left. */
function percent(used: number, limit: number): string {
  return `${Math.floor((100 * used) / limit)} %`;
}

/** Rounded up, so that a figure over its limit never reads as the limit. */
function mebibytes(bytes: number): string {
  return `${Math.ceil((10 * bytes) / MiB) / 10} MiB`;
}

function thousands(figure: number): string {
  return figure.toLocaleString("en");
}
