/** What a part of Workers Paid costs beyond what $5 a month include. */
interface Price {
  /** In millions, or gigabytes, a month. */
  readonly included: number;
  /** Dollars for a million, or a gigabyte, more. */
  readonly each: number;
}

/** Prices of November 2026. docs/scaling.md names Cloudflare's pages. */
const prices = {
  requests: { included: 10, each: 0.3 },
  cpuMilliseconds: { included: 30, each: 0.02 },
  objectRequests: { included: 1, each: 0.15 },
  rowsWritten: { included: 50, each: 1 },
} satisfies Record<string, Price>;

const storage: Price = { included: 10, each: 0.015 };
const base = 5;

/** Dollars a month for what happens in a day. */
export function monthlyPrice(daily: Readonly<Record<keyof typeof prices, number>>): number {
  const millions = (perDay: number) => (30 * perDay) / 1e6;
  return (
    base +
    beyond(millions(daily.requests), prices.requests) +
    beyond(millions(daily.cpuMilliseconds), prices.cpuMilliseconds) +
    beyond(millions(daily.objectRequests), prices.objectRequests) +
    beyond(millions(daily.rowsWritten), prices.rowsWritten)
  );
}

/** Dollars a month for gigabytes in a bucket. */
export function storagePrice(gigabytes: number): number {
  return beyond(gigabytes, storage);
}

function beyond(amount: number, { included, each }: Price): number {
  return Math.max(0, amount - included) * each;
}
