import { createApp } from "../../app/app.ts";
import type { Instant } from "../../article/instant.ts";
import { openCatalogue } from "../../catalogue/catalogue.ts";
import type { Publication } from "../../content/manuscript.ts";
import type { Edition } from "../../press/edition/press-edition.ts";

/**
 * Whether the site serves something at a path. The site itself is asked, in memory: its routes are
 * written down nowhere else.
 *
 * @param now decides which articles are public
 */
export function servedBy({ manuscripts }: Publication, edition: Edition, now: Instant) {
  const media = new Set(
    [...edition.media, ...manuscripts.flatMap(({ media }) => media)].map(({ path }) => path),
  );
  const files = new Map(edition.files.map((file) => [file.path, file.bytes()]));
  const app = createApp(openCatalogue(edition.index), () => now);
  const ASSETS = {
    fetch: async (url: string) => {
      const bytes = files.get(new URL(url).pathname);
      return new Response(bytes === undefined ? null : new Uint8Array(bytes), {
        status: bytes === undefined ? 404 : 200,
      });
    },
  };
  const answers = new Map<string, boolean>();
  return async (path: string): Promise<boolean> => {
    if (path.startsWith("/media/")) return media.has(path);
    const known = answers.get(path);
    if (known !== undefined) return known;
    const { status } = await app.request(encodeURI(path), undefined, { ASSETS });
    const served = status !== 404 && status !== 410;
    answers.set(path, served);
    return served;
  };
}
