import { expect, it } from "vitest";
import { oldAddresses } from "../../../../src/cli/import/write/old-addresses.ts";
import type { Plan, Planned } from "../../../../src/cli/import/write/plan.ts";

function page(name: string, isPublic: boolean): [string, Planned] {
  const summary = {
    key: name,
    kind: "page" as const,
    status: isPublic ? ("published" as const) : ("draft" as const),
    title: name,
    addresses: [`https://old.example/?page_id=${name.length}`],
    published: undefined,
    authors: [],
    labels: [],
    hash: "",
  };
  return [name, { summary, slug: name, file: "", path: `/${name}/`, isPublic }];
}

it("no old address leads to a page that is a draft", () => {
  const texts = new Map([page("about", true), page("privacy", false)]);
  const plan: Plan = { texts, at: () => undefined, translationsOf: () => [], renamed: [] };
  const channel = { url: "https://new.example", topics: [], people: [] };
  const { redirects } = oldAddresses(plan, [], channel, () => undefined);
  expect([...redirects]).toEqual([["/?page_id=5", "/about/"]]);
});

it("an address that stands there twice needs one line, and one of another page says so", () => {
  const channel = { url: "https://new.example", topics: [], people: [] };
  const [name, about] = page("about", true);
  const addresses = [
    "https://old.example/a",
    "https://old.example/a#x",
    "https://old.example/about",
  ];
  const first = { ...about, summary: { ...about.summary, addresses } };
  const [other, second] = page("other", true);
  const texts = new Map([
    [name, first],
    [other, { ...second, summary: { ...second.summary, addresses: addresses.slice(0, 1) } }],
  ]);
  const plan: Plan = { texts, at: () => undefined, translationsOf: () => [], renamed: [] };
  const lost: string[] = [];
  const { redirects } = oldAddresses(plan, [], channel, (reason) => lost.push(reason));
  expect([...redirects]).toEqual([["/a", "/about/"]]);
  expect(lost).toEqual([
    "the old address https://old.example/a cannot lead to /other/, because /about/ has it",
  ]);
});
