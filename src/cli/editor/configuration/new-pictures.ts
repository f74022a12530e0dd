import type { Field } from "@sveltia/cms";
import { frontMatterSchema } from "../../../content/front-matter/schema.ts";
import { picturesField } from "../files/pictures-field.ts";
import type { EditorWords } from "../words/editor-words.ts";
import { rulesOf } from "./rules.ts";
import { file, groups, line } from "./widgets.ts";

const rule = rulesOf(frontMatterSchema);

/** Pictures that an editor adds to a text. `page/add-pictures.ts` moves them into it. */
export function newPictures(words: EditorWords): Field {
  return groups(
    picturesField,
    {
      label: words.pictures,
      hint: words.picturesHint,
      one: words.picture,
      summary: "{{alt}}",
    },
    [
      file("file", "image", { label: words.file }, rule("image", "file")),
      line("alt", { label: words.alt, hint: words.altHint }, rule("image", "alt")),
      line("caption", { label: words.caption }, rule("image", "caption")),
    ],
  );
}
