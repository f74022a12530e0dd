import type { Instant } from "../../../src/article/instant.ts";
import type { PastEditions } from "../../../src/press/lineage/past-editions.ts";
import { publish, type Written } from "../../support/publisher.ts";

/** A deployed edition, and its articles. */
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
 * A site that several machines deploy. During a deployment, the new edition and the one before answer by
 * turns.
 */
export class Newsroom {
  now: Instant = Date.UTC(2026, 10, 22);
  articles: Written[] = [];
  readonly #machines: readonly Machine[];
  /** The editions that answer at the moment. */
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

  /** Deploys a machine's edition, which takes some milliseconds to replace the one before everywhere. */
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

  /** Restores all articles of some deployments ago. Newer articles are lost. */
  rollBack(back: number): void {
    const then = this.#deployed.at(-1 - back)?.articles ?? [];
    this.articles = this.articles.map(
      (article, number) => then[number] ?? { ...article, draft: true },
    );
  }

  /** Gives each machine what the last machine to deploy remembers. */
  pull(): void {
    const [last] = [...this.#machines].sort((a, b) => b.pressed - a.pressed);
    for (const machine of this.#machines) {
      machine.memory = last?.memory;
      machine.pressed = last?.pressed ?? 0;
    }
  }

  /** Makes a machine start from a fresh clone, without its memory. */
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

  /** Whether an edition was pressed so recently that its deployment may not be complete. */
  get isDeploying(): boolean {
    return this.#deployed.some(({ pressed }) => Math.abs(this.now - pressed) < 10 * minute);
  }

  /** The version of each article, by name, that the edition that answered last shows now. */
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
