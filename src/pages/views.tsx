/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.NumberFormat>();

/** How often an article was read: "1.2K views", in the digits of a language, and the number for machines. */
export function Views({ views, language }: { views: number; language: string }) {
  return (
    <data value={String(views)}>
      {formatOf(language).format(views)} {views === 1 ? "view" : "views"}
    </data>
  );
}

function formatOf(language: string): Intl.NumberFormat {
  const format =
    formats.get(language) ??
    new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  formats.set(language, format);
  return format;
}
