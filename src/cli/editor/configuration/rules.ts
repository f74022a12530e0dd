import { z } from "zod";

/** What the schema of `content/` says of one value, as far as a form can check it. */
export interface Rule {
  /** A regular expression without slashes. */
  readonly pattern?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly default?: unknown;
  readonly enum?: readonly string[] | undefined;
  readonly required: boolean;
}

const described = z.object({
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
});

type Described = z.infer<typeof described>;

/**
 * Reads rules off a schema, so that a form never allows what `check` refuses.
 *
 * @returns a function that finds the rule of a field. The field has the names that lead to it, such as
 *   `rule("topics", "slug")`; the items of a list are left out
 */
export function rulesOf(schema: z.ZodType): (...path: readonly string[]) => Rule {
  const root = described.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return (...path) => {
    let parent = root;
    let found = root;
    for (const name of path) {
      parent = found.items === undefined ? found : described.parse(found.items);
      const inner = parent.properties?.[name];
      if (inner === undefined) throw new Error(`The schema has no field ${path.join(".")}.`);
      found = described.parse(inner);
    }
    const required = parent.required?.includes(path.at(-1) ?? "") ?? false;
    return { ...ruleOf(found), required };
  };
}

/** What missing keys of a mapping mean, as far as that is a text. */
export function defaultsOf(schema: z.ZodObject): Readonly<Record<string, string>> {
  const rule = rulesOf(schema);
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((key): [string, string][] => {
      const { default: preset } = rule(key);
      return typeof preset === "string" ? [[key, preset]] : [];
    }),
  );
}

/** The rule of a value, or of the items of a list. */
function ruleOf(found: Described): Omit<Rule, "required"> {
  const { items, default: preset } = found;
  const {
    pattern,
    maxLength,
    minimum,
    maximum,
    enum: choices,
  } = items === undefined ? found : described.parse(items);
  return { pattern, maxLength, minimum, maximum, enum: choices, default: preset };
}
