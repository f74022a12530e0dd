import { slugFrom } from "../../../content/slug-from.ts";

/** What Sveltia CMS gives to the control of a field, as far as this field looks at it. */
export interface ControlProps {
  readonly value?: unknown;
  /** Says which field of which form this is. */
  readonly forID: string;
  readonly entry?:
    | { get(key: string): unknown; getIn(path: readonly string[]): unknown }
    | undefined;
  readonly onChange: (value: string) => void;
  readonly readonly?: boolean;
}

/** A control: a component of React, whose result nobody looks at here. */
export type Control = (props: ControlProps) => unknown;

/**
 * Proposes the end of an address for a title. Chinese characters become their readings in Mandarin.
 *
 * @returns an empty text if there is nothing to propose
 */
export async function proposeAddress(title: string): Promise<string> {
  if (!/\p{Script=Han}/u.test(title)) return slugFrom(title) ?? "";
  const { pinyin } = await import("pinyin-pro");
  return slugFrom(pinyin(title, { toneType: "none", nonZh: "consecutive", v: true })) ?? "";
}

/**
 * Makes the control of an article's address. While the article is new, it follows the title until somebody types
 * another address. Later it only shows the address.
 *
 * @param line the control of a line of text
 */
export function addressControl(line: Control, propose = proposeAddress): Control {
  const proposals = new Map<string, { readonly title: string; readonly slug: string }>();
  const current = new Map<string, unknown>();
  return (props) => {
    const { entry, forID, value, onChange } = props;
    // Sveltia CMS says of each entry that it is not new. A new one has no slug yet.
    const slug = entry?.get("slug");
    if (entry === undefined || (slug !== undefined && slug !== "")) {
      return line({ ...props, value: slug, readonly: true });
    }
    current.set(forID, value);
    const title = String(entry.getIn(["data", "title"]) ?? "");
    const { title: known, slug: proposed } = proposals.get(forID) ?? { title: "", slug: "" };
    const isOurs = () => (current.get(forID) ?? "") === proposed;
    if (title !== known && isOurs()) {
      proposals.set(forID, { title, slug: proposed });
      void propose(title).then((slug) => {
        if (proposals.get(forID)?.title !== title || !isOurs()) return;
        proposals.set(forID, { title, slug });
        onChange(slug);
      });
    }
    return line(props);
  };
}
