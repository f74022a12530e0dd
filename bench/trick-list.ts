import type { Edit } from "./edits.ts";

/** Code that only makes the Worker faster, and how to remove it. */
export interface Trick {
  readonly name: string;
  /** Edits to the sources that remove it. */
  readonly edits?: readonly Edit[];
}

const others: readonly Trick[] = [
  { name: "nothing (noise)" },
  {
    name: "warm-up",
    edits: [
      {
        file: "src/app/start-up.ts",
        find: "  // Compiles most",
        upTo: "  return catalogue.preview",
        replace: "",
      },
    ],
  },
  {
    name: "slug table",
    edits: [
      {
        file: "src/catalogue/slugs.ts",
        find: "export class Slugs {",
        upTo: "/** FNV-1a",
        replace: `export class Slugs {
  readonly #slugs: readonly string[];
  readonly #rows: ReadonlyMap<string, number>;
  constructor(text: string, rows: number) {
    this.#slugs = text.split(separator, rows);
    this.#rows = new Map(this.#slugs.map((slug, row) => [slug, row]));
  }
  at(row: number): string | undefined {
    return this.#slugs[row];
  }
  rowOf(slug: string): number | undefined {
    return this.#rows.get(slug);
  }
}
`,
      },
    ],
  },
];

export type Cache = "responses" | "bodies" | "volumes";

/** The caches on the way of a request, and how to remove each. */
export const caches: Readonly<Record<Cache, Required<Trick>>> = {
  responses: {
    name: "response cache",
    edits: [
      { file: "src/app/app.ts", find: "  serveFromCache(app, caching);\n", replace: "" },
      { file: "src/http/routes.ts", find: "cache: caching.cache });", replace: "});" },
    ],
  },
  bodies: {
    name: "kept bodies",
    edits: [
      {
        file: "src/http/coding.ts",
        find: "requestedOnce.get(name) === true && kept.set(name, encoded)",
        replace: "false",
      },
    ],
  },
  volumes: {
    name: "kept volumes",
    edits: [
      {
        file: "src/catalogue/volume-store.ts",
        find: "if (known === undefined && kept.set(path, bytes)) hold(bytes);",
        replace: "",
      },
    ],
  },
};

/** Code that only makes the Worker faster. */
export const tricks: readonly Trick[] = [...others, ...Object.values(caches)];
