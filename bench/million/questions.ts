import { ask } from "../ask.ts";
import { randomNumbers } from "../random.ts";
import { plainSlugs } from "./plain.ts";
import { momentOf, type Row } from "./rows.ts";

/** A request of the prototype, and the slugs that its answer must have, where that is checked. */
export interface Question {
  readonly path: string;
  readonly expected: (() => readonly string[]) | undefined;
}

/** What some requests read, each in an isolate that has kept nothing. */
export interface Reads {
  readonly mean: number;
  readonly most: number;
  readonly bytes: number;
}

interface Answer {
  readonly answer?: { readonly entries?: readonly Entry[]; readonly next?: Entry } & Partial<Entry>;
  readonly reads: number;
  readonly read: number;
}

interface Entry {
  readonly slug: string;
}

/** Makes requests of each kind, the same at every call. */
export function questionsOf(
  rows: readonly Row[],
  count: number,
): Readonly<Record<string, readonly Question[]>> {
  const now = momentOf(rows);
  const random = randomNumbers(rows.length);
  const below = (limit: number) => Math.floor(random() * limit);
  const many = (make: () => Question) => Array.from({ length: count }, make);
  const newest = (topics: readonly number[]): Question => ({
    path: `/newest?fresh&now=${now}${topics.map((topic) => `&topic=${topic}`).join("")}`,
    expected: () => plainSlugs(rows, { topics, limit: 20 }, now),
  });
  const shown = rows.filter(({ published, expires }) => published <= now && !expires);
  const anyRow = () => shown[below(shown.length)];
  return {
    "newest of everything": [newest([])],
    "newest of a topic": many(() => newest([below(200)])),
    "newest of two topics": many(() => newest([below(100), below(100)])),
    "an article by its slug": many(() => {
      const slug = anyRow()?.slug ?? "";
      return { path: `/article?fresh&now=${now}&slug=${slug}`, expected: () => [slug] };
    }),
    "an archive": many(() => {
      const { published = 0, slug = "" } = anyRow() ?? {};
      const path = `/archive?fresh&now=${now}&topic=${below(100)}`;
      return { path: `${path}&published=${published}&slug=${slug}`, expected: undefined };
    }),
  };
}

/**
 * Sends requests, and compares their answers with those of going through all rows. A part that ended
 * early is compared as far as it goes.
 *
 * @throws Error if an answer differs
 */
export async function readsOf(origin: string, questions: readonly Question[]): Promise<Reads> {
  let [total, most, bytes] = [0, 0, 0];
  for (const { path, expected } of questions) {
    const { answer, reads, read }: Answer = JSON.parse(`${(await ask(`${origin}${path}`)).body}`);
    const slugs = (answer?.entries ?? (answer?.slug ? [{ slug: answer.slug }] : [])).map(
      ({ slug }) => slug,
    );
    const right = expected?.() ?? slugs;
    const whole = answer?.next === undefined || slugs.length === right.length;
    if (`${slugs}` !== `${whole ? right : right.slice(0, slugs.length)}`) {
      throw new Error(`${path} answered ${slugs}, not ${right}`);
    }
    total += reads;
    most = Math.max(most, reads);
    bytes += read;
  }
  return { mean: total / questions.length, most, bytes: bytes / questions.length };
}
