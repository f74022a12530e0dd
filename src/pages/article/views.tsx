/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.NumberFormat>();

/** How often an article was viewed, rounded as a language does it: "1.2K views". */
export function Views({ views, language }: { views: number; language: string }) {
  return (
    <span>
      {formatOf(language).format(views)} {views === 1 ? "view" : "views"}
    </span>
  );
}

function formatOf(language: string): Intl.NumberFormat {
  const format =
    formats.get(language) ??
    new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  formats.set(language, format);
  return format;
}
