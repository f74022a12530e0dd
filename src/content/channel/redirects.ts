import {
  isPattern,
  type RedirectPattern,
  RedirectPatterns,
} from "../../article/redirect-patterns.ts";
import { encodeRedirects, parametersOf, RedirectTable } from "../../article/redirects.ts";
import { type ContentError, fail, type Result, succeed } from "../content-error.ts";
import { isTaken, type OwnPaths, readOldAddress, readPath, readTarget } from "./old-address.ts";
import { mostPatterns, readPattern } from "./redirect-pattern.ts";

/**
 * The most sets of parameters that tell old addresses apart: a request with a query tries all of them.
 */
const mostParameterSets = 20;

/** The redirects of `channel.yaml`, checked. */
export interface ReadRedirects {
  /** Old addresses as requests are looked up, and where they lead. */
  readonly redirects: Readonly<Record<string, string>>;
  readonly redirectPatterns: readonly RedirectPattern[];
}

/**
 * Checks `redirects` of `channel.yaml` and prepares them for look-ups: old paths are percent-decoded,
 * because requests are looked up by their decoded path; targets are percent-encoded, as `Location`
 * needs them. Returns an error for each line that is malformed, is taken by the site itself, appears
 * twice or leads back to itself.
 */
export function readRedirects(
  written: Readonly<Record<string, string>>,
  channel: OwnPaths,
  errorAt: (path: readonly PropertyKey[], message: string, fix: string) => ContentError,
): Result<ReadRedirects> {
  const { url } = channel;
  /** The line of each old address, and of each shape of a pattern. */
  const lines = new Map<string, string>();
  const redirects = new Map<string, string>();
  const redirectPatterns: RedirectPattern[] = [];
  const errors: ContentError[] = [];
  const parameterSets = new Set<string>();
  for (const [path, target] of Object.entries(written)) {
    const refuse = (message: string, fix: string) => {
      errors.push(errorAt(["redirects", path], message, fix));
    };
    const isTwice = (key: string) => {
      const other = lines.get(key);
      if (other === undefined) lines.set(key, path);
      else refuse(`${path} appears twice, written in two ways`, "remove one of the lines");
      return other !== undefined;
    };
    if (isPattern(path)) {
      const pattern = readPattern(path, target, url);
      if (!pattern.ok) refuse(pattern.error.message, pattern.error.fix);
      else if (!isTwice(pattern.value.shape)) {
        const { from, to } = pattern.value;
        redirectPatterns.push({ from, to });
        if (redirectPatterns.length === mostPatterns + 1) {
          refuse(`there are more than ${mostPatterns} patterns`, "write a more general one");
        }
      }
      continue;
    }
    const from = readOldAddress(path, channel);
    const to = readTarget(target, url);
    if (!from.ok) refuse(from.error.message, from.error.fix);
    else if (to === undefined) {
      refuse(
        `${target} is neither a path nor an address`,
        "write one that begins with / or https://, and leave out what follows #",
      );
    } else if (!isTwice(from.value)) {
      redirects.set(from.value, to);
      parameterSets.add(parametersOf(from.value));
      if (parameterSets.size === mostParameterSets + 1) {
        refuse(
          "the queries of old addresses name too many different parameters",
          `write at most ${mostParameterSets} different sets of parameters`,
        );
      }
    }
  }
  const follow = follower(redirects, redirectPatterns, channel);
  const starts = [
    ...[...redirects].map(([from, to]) => ({ path: lines.get(from) ?? from, node: from, to })),
    ...redirectPatterns.map(({ from, to }) => ({ path: from, node: to, to })),
  ];
  for (const { path, node, to } of starts) {
    if (!isInCircle(node, to, follow)) continue;
    errors.push(
      errorAt(
        ["redirects", path],
        `${path} leads back to itself`,
        "write the path where the page is now",
      ),
    );
  }
  return errors.length > 0
    ? fail(...errors)
    : succeed({ redirects: Object.fromEntries(redirects), redirectPatterns });
}

/** Where a target of this site leads on, and what sends it there: an old address, or the target of a pattern. */
type Follow = (target: string) => { readonly node: string; readonly to: string } | undefined;

function follower(
  redirects: ReadonlyMap<string, string>,
  written: readonly RedirectPattern[],
  channel: OwnPaths,
): Follow {
  const table = new RedirectTable(encodeRedirects([...redirects]));
  const patterns = new RedirectPatterns(written);
  return (target) => {
    const path = target.startsWith("/") ? readPath(target, channel.url) : undefined;
    if (path === undefined) return undefined;
    const { pathname, search } = new URL(target, channel.url);
    const found = table.find(path, search);
    if (found !== undefined) return { node: found.from, to: found.to };
    // The site has something there, and patterns apply only where it has nothing.
    if (isTaken(path, channel) || path.startsWith("/articles/")) return undefined;
    const [to] = patterns.find(pathname);
    return to === undefined ? undefined : { node: to, to };
  };
}

/** Whether somebody who follows a target comes back to where it began. */
function isInCircle(start: string, target: string, follow: Follow): boolean {
  const met = new Set<string>();
  let step = follow(target);
  while (step !== undefined && step.node !== start && !met.has(step.node)) {
    met.add(step.node);
    step = follow(step.to);
  }
  return step?.node === start;
}
