import { join } from "node:path";
import { type Answer, ask } from "./ask.ts";
import { type Case, siteUrl } from "./cases.ts";
import { constant, driver, product, rendered } from "./services.ts";
import { type Service, startWorkerd, type Workerd } from "./workerd.ts";

/** The product's answer to each case, and all services that take part in the measurement. */
export interface Rehearsal {
  readonly cases: readonly Case[];
  /** The services that repeat the product's answers, by the names of the cases. */
  readonly constants: ReadonlyMap<string, Constant>;
  /** What was wrong with an answer, by the name of the case. */
  readonly failures: ReadonlyMap<string, string>;
  /** Product, constants, the feed rendered at every request, and the driver that calls them. */
  readonly services: Readonly<Record<string, Service>>;
}

/** A service that always gives this answer. */
export interface Constant {
  readonly service: string;
  readonly answer: Answer;
}

/**
 * Sends the product the requests of every case once, and keeps its answers.
 *
 * @param makeCases makes the cases from the product's origin
 */
export async function rehearse(
  scratch: string,
  dist: string,
  makeCases: (origin: string) => Promise<readonly Case[]>,
): Promise<Rehearsal> {
  const site = product(dist);
  const workerd = await startWorkerd(join(scratch, "workerd"), site, ["PRODUCT"]);
  try {
    const origin = workerd.origin("PRODUCT");
    const cases = await makeCases(origin);
    const constants = new Map<string, Constant>();
    const failures = new Map<string, string>();
    // A case that is only compared with another one needs the answer of that one, too.
    const answered = new Set(cases.flatMap((it) => [it, ...(it.against ? [it.against] : [])]));
    for (const it of answered) {
      const found = await usualAnswer(origin, it);
      if (typeof found === "string") failures.set(it.name, found);
      else constants.set(it.name, { service: `CONSTANT_${constants.size}`, answer: found });
    }
    const services = {
      PRODUCT: site.PRODUCT,
      RENDERED: rendered(await ask(`${origin}/feed.json`)),
      ...Object.fromEntries(
        [...constants.values()].map(({ service, answer }) => [service, constant(answer)]),
      ),
    };
    const callable = Object.keys(services);
    return {
      cases,
      constants,
      failures,
      services: { ...services, ASSETS: site.ASSETS, DRIVER: driver(callable) },
    };
  } finally {
    await workerd.stop();
  }
}

/** Starts a fresh process with all services. */
export function startAll(scratch: string, { services }: Rehearsal): Promise<Workerd> {
  const listening = Object.keys(services).filter((name) => name !== "ASSETS");
  return startWorkerd(join(scratch, "workerd"), services, listening);
}

/** The answer to a case, or what is wrong with it. Of many answers, the one nearest to the mean length. */
async function usualAnswer(
  origin: string,
  { asks, status, check }: Case,
): Promise<Answer | string> {
  const answers: Answer[] = [];
  for (const { url, headers } of asks.slice(0, 100)) {
    const answer = await ask(`${origin}${url.slice(siteUrl.length)}`, headers);
    if (answer.status !== status) return `answered ${answer.status}, not ${status}`;
    const wrong = check?.(answer);
    if (wrong !== undefined) return wrong;
    answers.push(answer);
  }
  const mean = answers.reduce((sum, { body }) => sum + body.length, 0) / answers.length;
  const distance = ({ body }: Answer) => Math.abs(body.length - mean);
  return answers.sort((a, b) => distance(a) - distance(b))[0] ?? "nothing was asked";
}
