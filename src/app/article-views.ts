import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { permanentName } from "../catalogue/entries.ts";
import { networkOf } from "../http/network.ts";
import { countView } from "../views/view.ts";
import { viewReader } from "../views/view-reader.ts";

/** Reads and counts the views of articles, by the name in the path. */
export function articleViews(
  catalogue: Catalogue,
  clock: () => Instant,
  waitUntil: (promise: Promise<unknown>) => void,
) {
  const read = viewReader(waitUntil);
  const counterOf = (name: string) => permanentName(catalogue, name, clock());
  return {
    /** The views of an article; undefined if there is no such article or its count cannot be read. */
    async read({ VIEWS }: Env, name: string): Promise<number | undefined> {
      const counter = counterOf(name);
      return counter === undefined ? undefined : read(VIEWS, counter, clock());
    },
    /** Counts the view that a request reports; undefined if there is no such article. */
    count({ VIEWS }: Env, name: string, request: Request): Promise<void> | undefined {
      const counter = counterOf(name);
      if (counter === undefined) return undefined;
      const visitor = networkOf(request.headers.get("CF-Connecting-IP") ?? "");
      return countView(VIEWS, counter, request, visitor, clock());
    },
  };
}
