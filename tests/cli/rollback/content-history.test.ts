import { expect, it } from "vitest";
import { articleId } from "../../../src/article/article.ts";
import { articlesToKeep } from "../../../src/cli/rollback/content-history.ts";
import { fileError } from "../../../src/content/content-error.ts";
import { channel, publication } from "../../support/publication.ts";

type Articles = Parameters<typeof publication>;

/** What a rollback from these articles to earlier ones keeps: slugs, and the earlier slug in their place. */
function kept(present: Articles, earlier: Articles, unseen: readonly string[] = []) {
  const articles = publication(...present).manuscripts.flatMap(({ article }) =>
    unseen.includes(article.slug) ? [] : [{ id: articleId(channel, article) }],
  );
  const deployed = {
    articles,
    errorAt: (_: string, message: string, fix: string) => fileError("a ledger", message, fix),
  };
  return articlesToKeep(publication(...present), publication(...earlier), deployed).map(
    ({ article, instead }) => [article.article.slug, instead?.article.slug],
  );
}

it.each<[string, Articles, Articles, unknown]>([
  ["one that was the same then", [{ slug: "a" }], [{ slug: "a" }], []],
  ["one with another text then", [{ slug: "a", title: "New" }], [{ slug: "a", title: "Old" }], []],
  ["one that was published since", [{ slug: "a" }], [], [["a", undefined]]],
  ["one that was a draft then", [{ slug: "a" }], [{ slug: "a", draft: true }], [["a", "a"]]],
  ["one with another date then", [{ slug: "a" }], [{ slug: "a", published: 0 }], [["a", "a"]]],
  ["one that was renamed since", [{ slug: "b", aliases: ["a"] }], [{ slug: "a" }], [["b", "a"]]],
  ["one that was removed since", [], [{ slug: "a" }], []],
])("a rollback knows whether to keep %s", (_, present, earlier, expected) => {
  expect(kept(present, earlier)).toEqual(expected);
});

it("a rollback does not keep an article that readers have not seen", () => {
  expect(kept([{ slug: "a" }, { slug: "b" }], [], ["a"])).toEqual([["b", undefined]]);
});
