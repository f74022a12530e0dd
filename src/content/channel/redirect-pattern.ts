import {
  namesIn,
  parsePattern,
  type RedirectPattern,
  shapeOf,
} from "../../article/redirect-patterns.ts";
import { type Found, found, refused } from "../content-error.ts";
import { readTarget, takenFolders } from "./old-address.ts";

/** The most patterns of a channel: a request for what the site does not have tries all of them. */
export const mostPatterns = 100;
const mostParts = 12;

/** A pattern that can be used, and what tells it from others. */
interface ReadPattern extends RedirectPattern {
  readonly shape: string;
}

/**
 * Where a pattern with values may lead: to what of this site the Worker can ask for, or to another site,
 * whose name has no value in it.
 */
const withValues =
  /^(\/articles\/\*|\/(articles|topics|authors|languages)\/:[a-z]+\/(rss\.xml|atom\.xml|feed\.json)?|https:\/\/[\w.-]+(:\d+)?\/([^\s#\\*]*\/)?(\*|[^\s#\\*]*))$/;

/**
 * Reads a pattern of old addresses and where it leads. Patterns apply only where the site has nothing. So
 * that none of them leads to nothing or back to itself, a target on this site is either a fixed path or
 * names an article, a topic, an author or a language.
 *
 * @param url the site's address
 */
export function readPattern(from: string, to: string, url: string): Found<ReadPattern> {
  const pattern = parsePattern(from);
  if (pattern === undefined || pattern.segments.length > mostParts) {
    return refused(
      `${from} is not a pattern of paths`,
      "write one as in /blog/* or /:year/:month/:slug/, with each value as a whole part of the path",
    );
  }
  const [first] = pattern.segments;
  if (first !== undefined && "text" in first && takenFolders.includes(first.text)) {
    return refused(
      `the site itself needs addresses that begin with /${first.text}/`,
      "write a line for each old address, without a pattern",
    );
  }
  const names = namesIn(pattern);
  const used = to.match(/:[a-z]+|\*/g)?.map((name) => name.replace(":", "")) ?? [];
  const unknown = used.find((name) => !names.includes(name));
  if (unknown !== undefined || names.length > new Set(names).size) {
    return refused(
      `the values of ${from} and ${to} do not match`,
      "write each value once in the pattern, and only those in the path to which it leads",
    );
  }
  const target = used.length === 0 ? readTarget(to, url) : withValues.test(to) ? to : undefined;
  const isOwn = to.startsWith("https:") && used.length > 0 && originOf(to) === originOf(url);
  if (target === undefined || isOwn) {
    return refused(
      `a pattern cannot lead to ${to}`,
      "write /articles/:slug/ (or topics, authors, languages), a path without values, or an address that begins with https://",
    );
  }
  return found({ from, to: target, shape: shapeOf(pattern) });
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
