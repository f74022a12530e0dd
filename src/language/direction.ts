/** The ISO 15924 codes of scripts written from right to left (Unicode, Bidi_Class R and AL). */
const rightToLeft = /^(Adlm|Arab|Aran|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** The direction of a language (a BCP 47 tag), for `dir` in HTML. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return rightToLeft.test(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
}
