/** The scripts that are written from right to left (Unicode, Bidi_Class R and AL), by ISO 15924. */
const rightToLeft = /^(Adlm|Arab|Aran|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** The direction in which a language is written, for `dir` of HTML. The tag is one of BCP 47. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return rightToLeft.test(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
}
