import type { Edit } from "./edits.ts";

/** Something that the Worker does only to be faster, and how to take it out. */
export interface Trick {
  readonly name: string;
  /** Edits to the sources that remove it. */
  readonly edits?: readonly Edit[];
  /** Whether functions get their names at run time without it. */
  readonly keepNames?: boolean;
}

const startUp = "src/app/start-up.ts";
const nothingAtStartUp: Edit = {
  file: startUp,
  find: "  // Heads are drawn",
  upTo: "  return catalogue.preview",
  replace: "",
};

export const tricks: readonly Trick[] = [
  { name: "nothing (noise)" },
  { name: "warm-up, both halves", edits: [nothingAtStartUp] },
  {
    name: "warm-up, heads",
    edits: [{ file: startUp, find: "  // Heads are drawn", upTo: "  // And code is", replace: "" }],
  },
  {
    name: "warm-up, a blank feed",
    edits: [
      { file: startUp, find: "  // And code is", upTo: "  return catalogue.preview", replace: "" },
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
  {
    name: "routes for one regular expression",
    edits: [
      {
        file: "src/app/app.ts",
        find: `redirect(app, "/archive/:range/:file", ({ req }) =>`,
        upTo: "  beacon(",
        replace: `redirect(app, "/archive/:year{\\\\d{4}}/:month{\\\\d\\\\d}", ({ req }) => \`\${req.path}/\`);\n`,
      },
    ],
  },
  {
    name: "response cache",
    edits: [
      { file: "src/app/app.ts", find: "  serveFromCache(app, caching);\n", replace: "" },
      { file: "src/http/routes.ts", find: "cache: caching.cache });", replace: "});" },
    ],
  },
  {
    name: "kept bodies",
    edits: [
      {
        file: "src/http/coding.ts",
        find: "once.get(name) === true && hot.set(name, encoded)",
        replace: "false",
      },
    ],
  },
  {
    name: "kept documents",
    edits: [
      {
        file: "src/feed/document.ts",
        find: "const known = made.get(selection)?.get(format);",
        upTo: "  const document = makeDocument",
        replace: "",
      },
    ],
  },
  {
    name: "kept selections (and their documents)",
    edits: [
      {
        file: "src/app/requested-selection.ts",
        find: "if (known !== undefined && now < known.until) return known.selection;",
        replace: "",
      },
    ],
  },
  {
    name: "kept Link headers",
    edits: [
      {
        file: "src/http/link.ts",
        find: "const known = rendered.get(links);",
        upTo: "  const header",
        replace: "",
      },
    ],
  },
  { name: "keep_names = false", keepNames: true },
];
