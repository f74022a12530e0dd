import { picturesField } from "../files/pictures-field.ts";
import { type NewPicture, placePictures } from "../files/place-pictures.ts";
import { isRecord } from "../files/plain.ts";

/**
 * Moves the pictures that a form adds into its text. The form then has them no more, so a second save does not
 * add them again.
 *
 * @param form the values of a form, by field
 * @returns undefined if the form adds none
 */
export function withPicturesInText(
  form: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const { [picturesField]: added, body, ...rest } = form;
  const pictures = picturesOf(added);
  if (pictures.length === 0) return undefined;
  return { ...rest, body: placePictures(textOf(body), pictures) };
}

function picturesOf(value: unknown): NewPicture[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item): NewPicture[] => {
    if (!isRecord(item) || textOf(item["file"]) === "") return [];
    return [
      { file: textOf(item["file"]), alt: textOf(item["alt"]), caption: textOf(item["caption"]) },
    ];
  });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
