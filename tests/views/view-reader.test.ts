import { afterEach, expect, it, vi } from "vitest";
import { viewReader } from "../../src/views/view-reader.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Counters that give these answers and record which were asked. */
function counters(answer: (name: string) => Promise<number>) {
  const asked: string[] = [];
  return {
    asked,
    getByName: (name: string) => ({
      views: () => {
        asked.push(name);
        return answer(name);
      },
    }),
  };
}

function ignore(): void {}

it("asks a counter again after half a minute", async () => {
  let views = 1;
  const of = counters(async () => views++);
  const read = viewReader(ignore);
  expect([await read(of, "a", 0), await read(of, "a", 29_999)]).toEqual([1, 1]);
  expect([await read(of, "a", 30_000), await read(of, "b", 30_000)]).toEqual([2, 3]);
});

it("remembers the 1000 articles that were read last", async () => {
  const of = counters(async () => 1);
  const read = viewReader(ignore);
  for (let number = 0; number <= 1000; number++) await read(of, `${number}`, 0);
  of.asked.length = 0;
  await read(of, "1", 0);
  await read(of, "0", 0);
  expect(of.asked).toEqual(["0"]);
});

it("uses a slow counter's late answer for the next page", async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const of = counters(() => promise);
  const waiting: Promise<unknown>[] = [];
  const read = viewReader((late) => waiting.push(late), 1);
  expect(await read(of, "a", 0)).toBe(undefined);
  expect(await read(of, "a", 0)).toBe(undefined);
  expect(of.asked).toEqual(["a"]);
  resolve(7);
  await Promise.all(waiting);
  expect(await read(of, "a", 0)).toBe(7);
});

it("logs once that a counter is down, and asks it again half a minute later", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  let down = true;
  const of = counters(async () => {
    if (down) throw new Error("no such object");
    return 3;
  });
  const read = viewReader(ignore);
  expect(await read(of, "a", 0)).toBe(undefined);
  expect(await read(of, "a", 29_999)).toBe(undefined);
  expect(log.mock.calls).toEqual([
    [JSON.stringify({ message: "no views", counter: "a", error: "Error: no such object" })],
  ]);
  down = false;
  expect(await read(of, "a", 30_000)).toBe(3);
});
