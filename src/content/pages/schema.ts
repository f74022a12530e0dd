import { z } from "zod";
import { adviceForPage } from "../front-matter/foreign-keys.ts";
import { fields, languageTag, text, translations, withFix } from "../front-matter/schema-parts.ts";
import type { KnownKeys } from "../front-matter/yaml.ts";

/** The front matter of `content/pages/<slug>.md` and `content/pages/<slug>/index.md`. */
export const pageSchema = fields({
  title: text("the title", 300),
  summary: text("the summary").optional(),
  menu: z
    .enum(["header", "footer", "none"], {
      error: withFix("this is not a menu", "write header, footer or none"),
    })
    .default("footer"),
  order: z
    .int({ error: withFix("this is not a place in a menu", "write a whole number") })
    .optional(),
  contact: z
    .boolean({
      error: withFix("this is neither true nor false", "write true, or leave the field out"),
    })
    .default(false),
  language: languageTag.optional(),
  translations,
  status: z
    .enum(["draft", "public"], {
      error: withFix("this is not a status", "write draft, or leave the field out"),
    })
    .default("public"),
});

export type PageFrontMatter = z.infer<typeof pageSchema>;

export const pageKeys: KnownKeys<PageFrontMatter> = {
  schema: pageSchema,
  renamed: [],
  advice: adviceForPage,
};
