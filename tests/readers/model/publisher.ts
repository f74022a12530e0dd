import type { Instant } from "../../../src/article/instant.ts";
import { deploymentMoment } from "../../../src/cli/ledger/deployment-moment.ts";
import type { Ask } from "../../support/exchange.ts";
import { publish, type Written } from "../../support/publisher.ts";

const begin = Date.UTC(2026, 10, 22);
const topicsOf = { "/topics/a/": ["a"], "/topics/b/": ["b"], "?topic=a,b": ["a", "b"] };

/** The addresses of the model's feeds. */
export const paths = [
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/topics/a/rss.xml",
  "/topics/b/atom.xml",
  "/topics/a/feed.json",
  "/atom.xml?topic=a,b",
] as const;

/** What is served between two deployments. */
interface Edition {
  readonly articles: readonly Written[];
  readonly ask: Ask;
}

/** A machine that deploys. */
interface Machine {
  /** How far its clock is ahead, in milliseconds. */
  readonly ahead: number;
  /** The moment of the last deployment that it knows of. */
  known?: Instant;
  /** The moment from which its last deployment is served. */
  busy: Instant;
}

/** A site whose articles, editions and clock a test controls. */
export class Publisher {
  now: Instant = begin;
  readonly #machines: readonly Machine[];
  /** The most articles in a feed. */
  readonly limit: number;
  #written: Written[] = [];
  /** The edition that is served, and those that will be from some moment on. */
  #live: Edition;
  #coming: (Edition & { from: Instant })[] = [];
  /** The content of each deployment, oldest first. */
  readonly #deployed: (readonly Written[])[] = [];

  /**
   * @param clocks how far the clock of each machine is ahead, in milliseconds
   */
  constructor(limit: number, clocks: readonly number[]) {
    this.limit = limit;
    this.#machines = clocks.map((ahead) => ({ ahead, busy: begin }));
    this.#live = this.#press(this.now);
  }

  write(article: Partial<Written>): void {
    this.#written.push({ published: this.now, updated: this.now, ...article });
  }

  change(which: number, how: (article: Written) => Partial<Written>): void {
    const place = which % Math.max(1, this.#written.length);
    const article = this.#written[place];
    if (article !== undefined) this.#written[place] = { ...article, ...how(article) };
  }

  /** Presses an edition now, which is served some milliseconds later. */
  deploy(which: number, lasts: number): void {
    const machine = this.#machines[which % this.#machines.length];
    if (machine === undefined) return;
    const moment = deploymentMoment(this.now + machine.ahead, machine.known);
    if (!moment.ok) throw new Error("a clock was too far behind");
    machine.known = moment.value;
    this.#deployed.push([...this.#written]);
    // One machine's deployments follow each other, but another machine's may overtake them.
    machine.busy = Math.max(this.now + lasts, machine.busy);
    this.#coming.push({ from: machine.busy, ...this.#press(moment.value) });
    this.#coming.sort((a, b) => a.from - b.from);
  }

  /** Restores the articles of some deployments ago, but keeps newer articles. */
  rollBack(back: number): void {
    const then = this.#deployed[this.#deployed.length - 1 - back] ?? [];
    this.#written = this.#written.map((article, number) => then[number] ?? article);
  }

  /** Tells each machine what the others have deployed. */
  pull(): void {
    const known = Math.max(...this.#machines.map((machine) => machine.known ?? -Infinity));
    if (known > 0) for (const machine of this.#machines) machine.known = known;
  }

  /** Lets milliseconds pass. Pending deployments are served from their moments on. */
  pass(time: number): void {
    this.now += time;
    while (this.#coming[0] !== undefined && this.#coming[0].from <= this.now) {
      this.#live = this.#coming.shift() ?? this.#live;
    }
  }

  /** Sends a request to the edition that is served now. */
  get ask(): Ask {
    return this.#live.ask;
  }

  /** The names of the articles at an address now, newest first. */
  current(path: string): string[] {
    const about = Object.entries(topicsOf).find(([part]) => path.includes(part))?.[1];
    return this.#live.articles
      .map((article, number) => ({ article, name: `s${number}` }))
      .filter(({ article }) => this.#isPublic(article))
      .filter(({ article }) => about?.some((one) => article.topics?.includes(one)) ?? true)
      .sort((a, b) => b.article.published - a.article.published || (a.name < b.name ? 1 : -1))
      .map(({ name }) => name)
      .slice(0, this.limit);
  }

  /** An article in the edition that is served, by its name. */
  article(name: string): Written | undefined {
    return this.#live.articles[Number(name.slice(1))];
  }

  #press(moment: Instant): Edition {
    const articles = [...this.#written];
    const site = publish(articles, moment, { feeds: { entries: this.limit } });
    return { articles, ask: site.open(() => this.now) };
  }

  #isPublic({ draft, published, expires, withdrawn }: Written): boolean {
    if (draft || published > this.now || withdrawn !== undefined) return false;
    return (expires ?? Infinity) > this.now;
  }
}
