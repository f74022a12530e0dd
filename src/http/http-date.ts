const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const month = `(?<month>${months.join("|")})`;
const time = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
const shortDay = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const longDay = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";

/** The three forms, in the order in which they are met. */
const forms = [
  // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
  new RegExp(`^${shortDay}, (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT$`),
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  new RegExp(`^${longDay}, (?<day>\\d\\d)-${month}-(?<shortYear>\\d\\d) ${time} GMT$`),
  // asctime: Sun Nov  6 08:49:37 1994
  new RegExp(`^${shortDay} ${month} (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})$`),
];

/**
 * A date in one of the three forms of RFC 9110, section 5.6.7, as milliseconds since 1970; undefined
 * for everything else.
 *
 * @param now tells the century of a year with two digits: it is never more than 50 years ahead
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return instantOf(parts, now);
  }
  return undefined;
}

function instantOf(parts: Readonly<Record<string, string>>, now: number): number | undefined {
  const { year, shortYear, month: name = "", day, hour, minute, second } = parts;
  const date = new Date(0);
  date.setUTCFullYear(
    year === undefined ? fullYear(Number(shortYear), now) : Number(year),
    months.indexOf(name),
    Number(day),
  );
  if (date.getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  // A leap second is the one after it.
  return date.setUTCHours(Number(hour), Number(minute), Number(second));
}

function fullYear(shortYear: number, now: number): number {
  const present = new Date(now).getUTCFullYear();
  const year = present - (present % 100) + shortYear;
  if (year > present + 50) return year - 100;
  return year + 100 <= present + 50 ? year + 100 : year;
}
