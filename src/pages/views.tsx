/** How often an article was read: "1.2K views", in the digits of a language, and the number for machines. */
export function Views({ views, language }: { views: number; language: string }) {
  const compact = new Intl.NumberFormat(language, {
    notation: "compact",
    maximumFractionDigits: 1,
  });
  return (
    <data value={String(views)}>
      {compact.format(views)} {views === 1 ? "view" : "views"}
    </data>
  );
}
