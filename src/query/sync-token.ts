import type { Instant } from "../article/instant.ts";
import { type Cursor, formatCursor, parseCursor } from "../catalogue/cursor.ts";

/** A state of the public site that a program's copy corresponds to. */
export interface SyncState {
  /** The name of the edition that was served. */
  readonly edition: string;
  /** The last scheduled change of that edition that had taken effect. */
  readonly moment: Instant;
}

/** What a program passes as `since`: the state of the copy that it holds. */
export type SyncToken =
  /** The copy is empty. */
  | { readonly kind: "start" }
  /** The copy holds what was public in this state. */
  | { readonly kind: "at"; readonly state: SyncState }
  | SyncWalk;

/** The program is moving page by page from one state, or from an empty copy, to another. */
export interface SyncWalk {
  readonly kind: "walk";
  readonly from?: SyncState | undefined;
  readonly to: SyncState;
  /**
   * The edition that answered last: that of `to` or a later one. An earlier edition must not
   * continue the walk, because the copy may hold articles that this edition does not know.
   */
  readonly by: string;
  /** The place that the walk has reached; undefined at the beginning. */
  readonly place?: Cursor | undefined;
}

/** The token of a program with an empty copy. */
export const startToken = "start";

/*
 * The parts of a token are separated by `~`, a character that no part contains and that needs no
 * escape in an address (RFC 3986, section 2.3):
 * `at~<state>`, `walk~<state or "start">~<state>~<edition>~<place or nothing>`.
 */
const edition = "([0-9a-z]{1,10}\\.[0-9a-z]{1,16})";
const state = `${edition}~(-?[0-9a-z]{1,10})`;
const atPattern = new RegExp(`^at~${state}$`);
const walkPattern = new RegExp(`^walk~(?:start|${state})~${state}~${edition}~(.*)$`);

/** A token as an address contains it. */
export function formatSyncToken(token: SyncToken): string {
  switch (token.kind) {
    case "start":
      return startToken;
    case "at":
      return `at~${formatState(token.state)}`;
    case "walk": {
      const { from, to, by, place } = token;
      return [
        "walk",
        from === undefined ? startToken : formatState(from),
        formatState(to),
        by,
        place === undefined ? "" : formatCursor(place),
      ].join("~");
    }
  }
}

/** Reads what {@link formatSyncToken} wrote; undefined for anything else, including every date. */
export function parseSyncToken(text: string): SyncToken | undefined {
  if (text === startToken) return { kind: "start" };
  const at = stateOf(atPattern.exec(text)?.slice(1));
  if (at !== undefined) return { kind: "at", state: at };
  const [from, fromMoment, edition, moment, by, written = ""] =
    walkPattern.exec(text)?.slice(1) ?? [];
  const to = stateOf([edition, moment]);
  const place = parseCursor(written);
  if (to === undefined || by === undefined) return undefined;
  if (place === undefined && written !== "") return undefined;
  return { kind: "walk", from: stateOf([from, fromMoment]), to, by, place };
}

/** The editions that a token names. */
export function editionsIn(token: SyncToken): readonly string[] {
  switch (token.kind) {
    case "start":
      return [];
    case "at":
      return [token.state.edition];
    case "walk":
      return [
        ...(token.from === undefined ? [] : [token.from.edition]),
        token.to.edition,
        token.by,
      ];
  }
}

function formatState({ edition, moment }: SyncState): string {
  return `${edition}~${moment.toString(36)}`;
}

function stateOf([edition, moment]: readonly (string | undefined)[] = []): SyncState | undefined {
  if (edition === undefined || moment === undefined) return undefined;
  return { edition, moment: Number.parseInt(moment, 36) };
}
