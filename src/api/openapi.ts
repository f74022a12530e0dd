/*
 * The parts of OpenAPI 3.1 that the description of the interface uses, and references to its components.
 */

/** A schema of JSON Schema 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

/** A reference to one of the description's components. */
export type Reference = { readonly $ref: string };

/** A value to try, under a name that says what it shows. */
export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: true;
  readonly description: string;
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly deprecated?: true;
}

/** A header of an answer. If it is required, every such answer has it. */
export interface Header {
  readonly description: string;
  readonly required?: true;
  readonly schema: Schema;
}

export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  /** By media type. */
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Reference[];
  /** By status code. */
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

export interface PathItem {
  readonly get?: Operation;
  readonly post?: Operation;
}

/** Path items by path. */
export type Paths = Readonly<Record<string, PathItem>>;

type Section = "headers" | "parameters" | "responses" | "schemas";

/** A reference to a component. */
export function refer(section: Section, name: string): Reference {
  return { $ref: `#/components/${section}/${name}` };
}

/** References to headers, by the names of the headers. */
export function headersNamed(...names: readonly string[]): Readonly<Record<string, Reference>> {
  return Object.fromEntries(names.map((name) => [name, refer("headers", name)]));
}

export function example(summary: string, value: unknown): Example {
  return { summary, value };
}
