import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { isRecord, parseRecord } from "../../src/feed/json/record.ts";
import { type DescribedResponse, readDescription } from "./described-api.ts";

/** Compares answers with what a description says about them. */
export type CheckAnswer = (
  told: { readonly responses: ReadonlyMap<number, DescribedResponse> },
  answer: Response,
  what: string,
) => Promise<void>;

/**
 * Makes a check of answers: the status is described, the media type is one of those for this status, each
 * required header is there and fits, and a body in JSON fits its schema and has no other members.
 */
export function answerCheck(description: unknown): CheckAnswer {
  const { components } = readDescription(description);
  const ajv = schemaCheck();
  const schemas = closed(components.schemas);
  ajv.addSchema(absolute({ components: { schemas } }), base);
  const made = new Map<string, ValidateFunction>();
  const fits = (schema: object) => {
    const key = JSON.stringify(schema);
    const known = made.get(key) ?? ajv.compile(absolute(schema));
    made.set(key, known);
    return known;
  };
  return async ({ responses }, answer, what) => {
    const told = responses.get(answer.status);
    if (told === undefined) throw new Error(`${what}: ${answer.status} is not described`);
    for (const [name, { required, schema }] of told.headers) {
      const value = answer.headers.get(name);
      if (value === null) expect([what, answer.status, name, required]).toContain(false);
      else expect([what, name, value, fits(schema)(value)]).toContain(true);
    }
    const body = await answer.text();
    const types = Object.keys(told.content);
    if (types.length === 0) {
      expect([what, body]).toEqual([what, ""]);
      return;
    }
    const type = answer.headers.get("Content-Type")?.replace(/;.*/, "") ?? "";
    const range = types.find(
      (one) => one === type || one === "*/*" || one === type.replace(/\/.*/, "/*"),
    );
    expect([what, answer.status, type, range]).not.toContain(undefined);
    const { schema } = told.content[range ?? ""] ?? {};
    if (schema === undefined) return;
    const check = fits(schema);
    check(JSON.parse(body));
    expect([what, check.errors ?? null]).toEqual([what, null]);
  };
}

const base = "description";

/** A schema that can be used outside the description to which it refers. */
function absolute(schema: object): Record<string, unknown> {
  return parseRecord(JSON.stringify(schema).replaceAll('{"$ref":"#', `{"$ref":"${base}#`));
}

/** Ajv with the formats that the description uses. */
export function schemaCheck(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  return ajv;
}

/** A schema whose objects have no members but those that it names. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isRecord(schema)) return schema;
  const inner = Object.entries(schema).map(([key, value]) => [key, closed(value)]);
  const isOpen = isRecord(schema["properties"]) && schema["type"] === "object";
  return { ...Object.fromEntries(inner), ...(isOpen && { additionalProperties: false }) };
}
