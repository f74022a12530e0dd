import type { Instant } from "../../../src/article/instant.ts";
import type { PastEditions } from "../../../src/press/lineage/past-editions.ts";
import { publish, type Written } from "../../support/publisher.ts";

/** An edition that is deployed, with what it was made of. */
interface Deployed {
  readonly articles: readonly Written[];
  readonly pressed: Instant;
  readonly ask: (address: string) => Promise<Response>;
}

interface Machine {
  readonly ahead: number;
  memory?: PastEditions | undefined;
  pressed: Instant;
}

export const minute = 60_000;

/**
 * A site with two machines that deploy. While a deployment lasts, the new edition and the one before
 * answer in turn.
 */
export class Newsroom {
  now: Instant = Date.UTC(2026, 10, 22);
  articles: Written[] = [];
  readonly #machines: readonly Machine[];
  /** The editions that answer now. */
  #serving: readonly Deployed[] = [];
  #until: Instant = 0;
  readonly #deployed: Deployed[] = [];
  #turn = 0;
  /** The edition that answered last. */
  answered: Deployed | undefined;

  /** @param clocks how far the clock of each machine is ahead, in milliseconds */
  constructor(clocks: readonly number[]) {
    this.#machines = clocks.map((ahead) => ({ ahead, pressed: 0 }));
    this.deploy(0, 0);
  }

  change(which: number, how: (article: Written) => Partial<Written>): void {
    const place = which % Math.max(1, this.articles.length);
    const article = this.articles[place];
    if (article !== undefined) this.articles[place] = { ...article, ...how(article) };
  }

  /** The edition of a machine takes the place of the one before, in some milliseconds everywhere. */
  deploy(which: number, lasts: number): void {
    const machine = this.#machines[which % this.#machines.length];
    if (machine === undefined) return;
    machine.pressed = Math.max(this.now + machine.ahead, machine.pressed + 1000);
    const articles = [...this.articles];
    const { memory, open } = publish(articles, machine.pressed, {}, machine.memory);
    machine.memory = memory;
    const edition = { articles, pressed: machine.pressed, ask: open(() => this.now) };
    this.#deployed.push(edition);
    this.#serving = [edition, ...this.#serving.slice(0, lasts > 0 ? 1 : 0)];
    this.#until = this.now + lasts;
  }

  /** Writes everything as it was some deployments ago; what has come since is gone. */
  rollBack(back: number): void {
    const then = this.#deployed.at(-1 - back)?.articles ?? [];
    this.articles = this.articles.map(
      (article, number) => then[number] ?? { ...article, draft: true },
    );
  }

  /** Each machine learns what the one that deployed last knows. */
  pull(): void {
    const [last] = [...this.#machines].sort((a, b) => b.pressed - a.pressed);
    for (const machine of this.#machines) {
      machine.memory = last?.memory;
      machine.pressed = last?.pressed ?? 0;
    }
  }

  /** A machine begins anew, from a clone without what is remembered. */
  forget(which: number): void {
    const machine = this.#machines[which % this.#machines.length];
    if (machine !== undefined) machine.memory = undefined;
  }

  pass(time: number): void {
    this.now += time;
    if (this.now >= this.#until) this.#serving = this.#serving.slice(0, 1);
  }

  async ask(address: string): Promise<Response> {
    const edition = this.#serving[this.#turn++ % this.#serving.length];
    if (edition === undefined) throw new Error("nothing is served");
    this.answered = edition;
    return edition.ask(address);
  }

  /** Whether an edition was pressed so recently that it may still be on its way. */
  get isDeploying(): boolean {
    return this.#deployed.some(({ pressed }) => Math.abs(this.now - pressed) < 10 * minute);
  }

  /** What the edition that answered last shows now, by name: the version of each article. */
  shown(selects: (article: Written) => boolean): Record<string, number> {
    const articles = this.answered?.articles ?? [];
    return Object.fromEntries(
      articles.flatMap((article, number) =>
        selects(article) && this.#isPublic(article) ? [[`s${number}`, article.updated]] : [],
      ),
    );
  }

  #isPublic({ draft, published, expires, withdrawn }: Written): boolean {
    if (draft || published > this.now || withdrawn !== undefined) return false;
    return (expires ?? Infinity) > this.now;
  }
}
