import { z } from "zod";
import { everyLanguage } from "../../language/vocabulary.ts";
import { english } from "../../language/words/en.ts";
import { type OtherWords, partsOf, type Words } from "../../language/words.ts";
import { fields, withFix } from "../front-matter/schema-parts.ts";

/** A text in place of one of ours, with the same placeholders and tags. */
const instead = (original: string) =>
  z
    .string({ error: withFix("this is not text", `write it as text, as in ${original}`) })
    .refine((text) => text.trim() !== "" && text.length <= 2000, {
      error: withFix("this text is empty, or longer than 2000 characters", "write a shorter one"),
    })
    .refine((text) => partsOf(text).join() === partsOf(original).join() && isClosed(text), {
      error: withFix(
        `this text must have the same names in braces and the same tags as ${original}`,
        partsOf(original).length === 0
          ? "leave them out"
          : `write ${partsOf(original).join(" and ")}, each tag with its end`,
      ),
    });

/** Whether each tag encloses something. */
function isClosed(text: string): boolean {
  return partsOf(text).every(
    (part) => part.startsWith("{") || text.includes(part.replace("<", "</"), text.indexOf(part)),
  );
}

const rules = ["zero", "one", "two", "few", "many"] as const;

/** Forms for the plurals of a language, or one text for every number. */
const counted = (original: string) => {
  const some = z.string({ error: withFix("this is not text", "write it as text") });
  return z.preprocess(
    (value) => (typeof value === "string" ? { other: value } : value),
    fields({
      ...Object.fromEntries(rules.map((rule) => [rule, some.optional()])),
      other: instead(original),
    }),
  );
};

const roles = z.record(
  z.string(),
  z.string({ error: withFix("a role is not text", "write photo: and its name") }),
  { error: withFix("roles are expected here", "write each as in photo: Photographer") },
);

/** One schema for each word. */
const words = Object.fromEntries(
  Object.entries(english).map(([key, original]): [string, z.ZodType] => {
    if (key === "roles") return [key, roles.optional()];
    if (typeof original === "string") return [key, instead(original).optional()];
    return [key, counted("other" in original ? original.other : "").optional()];
  }),
);

const ofLanguage = fields(words);

const languages = Object.fromEntries(
  Object.keys(everyLanguage).map((tag): [string, z.ZodType] => [tag, ofLanguage.optional()]),
);

/** Words of the channel's own language, and of other languages by their tags. */
export interface GivenWords {
  readonly own: Partial<Words>;
  readonly others: OtherWords;
}

/** `strings` in `channel.yaml`: words by their names, or by language and name. */
export const stringsSchema = fields({ ...words, ...languages }).transform((given): GivenWords => {
  const others: Record<string, Partial<Words>> = {};
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (Object.hasOwn(english, key)) own[key] = value;
    else if (isWords(value)) others[key] = value;
  }
  return { own: isWords(own) ? own : {}, others };
});

/** Whether each word is what our own is: a text, or forms for plurals. */
function isWords(value: unknown): value is Partial<Words> {
  if (typeof value !== "object" || value === null) return false;
  const ours: Readonly<Record<string, unknown>> = english;
  return Object.entries(value).every(([key, word]) => typeof word === typeof ours[key]);
}

/** Replacements by language. What has no language of its own is in the channel's. */
export function byLanguage({ own, others }: GivenWords, language: string): OtherWords {
  return { ...others, [language]: { ...own, ...others[language] } };
}
