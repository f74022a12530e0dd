import { z } from "zod";
import { isAuthorSlug } from "./author.ts";

/*
 * Parts of the schemas for what people write in YAML. Each error text is the message, a line break and
 * the fix. For an unknown field, the fix is the list of known fields.
 */

/** The text of an issue: the message (what is wrong) and the fix (what to write). */
export const withFix = (message: string, fix: string) => `${message}\n${fix}`;

/** A text that is not blank, with a limit in UTF-16 units. */
export const text = (what: string, longest = 2000) =>
  z
    .string({ error: withFix(`${what} is missing or is not text`, `write ${what} as text`) })
    .refine((value) => value.trim() !== "", withFix(`${what} is empty`, `write ${what}`))
    .max(longest, withFix(`${what} is longer than ${longest} characters`, "make it shorter"));

/** A date as written. `toArticle` checks later whether the calendar has it. */
export const date = (what: string) =>
  z.string({
    error: withFix(
      `${what} is missing or is not a date`,
      "write one, as in 2026-11-22 or 2026-11-22T09:30",
    ),
  });

/** The last part of an address. */
export const slug = z
  .string({ error: withFix("a slug is missing or is not text", "write it in lower-case letters") })
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    withFix("this is not a slug", "use lower-case letters a to z, digits and single hyphens"),
  )
  .max(100, withFix("this slug is longer than 100 characters", "make it shorter"));

/** A former slug of an article, or an address that it had on a former site, which begins with a slash. */
export const alias = z
  .string({ error: withFix("a slug is missing or is not text", "write it in lower-case letters") })
  .refine(
    (value) => value.startsWith("/") || slug.safeParse(value).success,
    withFix(
      "this is neither a slug nor an old address",
      "write a former slug in lower-case letters, or an address of this site that begins with a slash",
    ),
  )
  .max(2000, withFix("this is longer than 2000 characters", "remove it"));

/** The last part of an author's address, which may contain letters of any script. */
export const personSlug = z
  .string({ error: withFix("a slug is missing or is not text", "write it in lower-case letters") })
  .refine(
    isAuthorSlug,
    withFix(
      "this is not the slug of a person",
      "use lower-case letters, digits and single hyphens, at most 100 characters",
    ),
  );

/**
 * A permanent id that another system gave: any text on one line. Blanks at its ends are refused, because
 * some readers of feeds remove them and others do not. The ledger cannot hold `__proto__`.
 */
export const givenId = z
  .string({
    error: withFix(
      "the id is not text",
      'put it in double quotes, as in id: "123", or leave the field out',
    ),
  })
  .superRefine((id, { addIssue }) => {
    const refuse = (message: string, fix: string) =>
      addIssue({ code: "custom", message: withFix(message, fix) });
    if (id.trim() === "" || id === "__proto__") {
      refuse("this is not an id", "write the id that feeds had, or leave the field out");
    } else if (id.length > 2000) {
      refuse("the id is longer than 2000 characters", "leave the field out");
    } else if (/[\n\t]/.test(id)) {
      refuse(
        "the id has a line break or a tab in it",
        "write it on one line, as the old feed had it",
      );
    } else if (id !== id.trim()) {
      refuse(
        "the id begins or ends with a blank",
        "remove the blank: readers of feeds do not count it",
      );
    }
  });

/** An absolute `http` or `https` address. */
export const address = z
  .url({
    protocol: /^https?$/,
    error: withFix("this is not an address", "write one that begins with https://"),
  })
  .max(2000, withFix("this address is longer than 2000 characters", "write a shorter one"));

/** A BCP 47 language tag. */
export const languageTag = z
  .string({
    error: withFix("the language is missing", "write a language tag, as in en or zh-Hans"),
  })
  .refine(isLanguageTag, withFix("this is not a language tag", "write one, as in en or zh-Hans"));

/** The same text in other languages, each by a path or an address; empty if the field is missing. */
export const translations = z
  .record(languageTag, text("the path or address", 2000), {
    error: withFix(
      "the translations are not a list of languages and files",
      "write one as zh-Hans: ../other-article/index.md",
    ),
  })
  .default({});

/** A list, which is empty if the field is missing. */
export const list = <T extends z.ZodType>(item: T, what: string, example: string) =>
  z
    .array(item, { error: withFix(`${what} are not a list`, `write them as in ${example}`) })
    .default([]);

/**
 * An object with these fields and no others.
 *
 * @param fix what to write instead of something that is no object
 */
export const fields = <T extends z.ZodRawShape>(
  shape: T,
  fix = `write some of ${Object.keys(shape).join(", ")}`,
) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? withFix("there is no such field", Object.keys(shape).join(", "))
        : withFix("fields are expected here", fix),
  });

/** The fields of a person. */
export const person = {
  name: text("the name", 200),
  email: z
    .email({ error: withFix("this is not an e-mail address", "write one, as in a@example.org") })
    .optional(),
  url: address.optional(),
};

function isLanguageTag(value: string): boolean {
  try {
    return /^[A-Za-z0-9-]+$/.test(value) && new Intl.Locale(value).toString() !== "";
  } catch {
    return false;
  }
}
