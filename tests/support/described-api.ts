import { z } from "zod";

/*
 * The description of the interface, as a program reads it: with its references resolved.
 */

const reference = z.object({ $ref: z.string() });
const schema = z.record(z.string(), z.unknown());
const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  schema: z.looseObject({
    type: z.enum(["string", "integer", "array"]),
    enum: z.array(z.string()).optional(),
    default: z.union([z.string(), z.number()]).optional(),
  }),
  examples: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
});
const header = z.object({ required: z.boolean().default(false), schema });
const response = z.object({
  headers: z.record(z.string(), reference).default({}),
  content: z.record(z.string(), z.object({ schema: schema.optional() })).default({}),
});
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(reference).default([]),
  responses: z.record(z.string(), z.union([reference, response])),
});
const description = z.object({
  paths: z.record(z.string(), z.object({ get: operation.optional(), post: operation.optional() })),
  components: z.object({
    parameters: z.record(z.string(), parameter),
    headers: z.record(z.string(), header),
    responses: z.record(z.string(), response),
    schemas: z.record(z.string(), schema),
  }),
});

export type DescribedParameter = z.infer<typeof parameter>;

/** An answer: its headers by their names, and the schemas of its body by media type. */
export interface DescribedResponse {
  readonly headers: ReadonlyMap<string, z.infer<typeof header>>;
  readonly content: z.infer<typeof response>["content"];
}

export interface DescribedOperation {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly parameters: readonly DescribedParameter[];
  /** By status. */
  readonly responses: ReadonlyMap<number, DescribedResponse>;
}

/** A description, read. Throws where it is not of the form that ours has, or refers to nothing. */
export function readDescription(value: unknown) {
  const { paths, components } = description.parse(value);
  const find = <T>(
    section: string,
    all: Readonly<Record<string, T>>,
    { $ref }: { $ref: string },
  ) => {
    const found = all[$ref.replace(`#/components/${section}/`, "")];
    if (found === undefined) throw new Error(`${$ref} refers to nothing`);
    return found;
  };
  const answer = (given: z.infer<typeof operation>["responses"][string]): DescribedResponse => {
    const { headers, content } =
      "$ref" in given ? find("responses", components.responses, given) : given;
    const named = Object.entries(headers).map(
      ([name, one]) => [name, find("headers", components.headers, one)] as const,
    );
    return { headers: new Map(named), content };
  };
  const operations = Object.entries(paths).flatMap(([path, { get, post }]) =>
    [["GET", get] as const, ["POST", post] as const].flatMap(
      ([method, one]): DescribedOperation[] => {
        if (one === undefined) return [];
        return [
          {
            id: one.operationId,
            path,
            method,
            parameters: one.parameters.map((each) =>
              find("parameters", components.parameters, each),
            ),
            responses: new Map(
              Object.entries(one.responses).map(([status, each]) => [Number(status), answer(each)]),
            ),
          },
        ];
      },
    ),
  );
  return { operations, components };
}
