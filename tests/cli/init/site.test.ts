import { describe, expect, it } from "vitest";
import { initials } from "../../../src/cli/init/icons.ts";
import { problemOf, siteOf, usualAnswers } from "../../../src/cli/init/site.ts";

const founded = Date.UTC(2026, 10, 29, 7, 30);

describe("the answers", () => {
  it("are chosen from the folder's name and the computer's clock if they are not given", () => {
    const usual = usualAnswers("/somewhere/my-news", "Europe/Berlin");
    expect(usual).toMatchObject({ title: "My News", timeZone: "Europe/Berlin", language: "en" });
    expect(siteOf(usual, "/somewhere/my-news", founded)).toMatchObject({
      name: "my-news",
      url: "https://my-news.example",
      authority: "my-news.example,2026",
      topics: [{ slug: "news", title: "News" }],
    });
  });

  it("name the Worker after the title, or after the folder if the title has no Latin letters", () => {
    const usual = usualAnswers("/somewhere/my-news", "UTC");
    expect(siteOf({ ...usual, title: "Straße & Café" }, "/a", founded).name).toBe(
      "strasse-and-cafe",
    );
    expect(siteOf({ ...usual, title: "海港" }, "/a/harbour", founded).name).toBe("harbour");
  });

  it("name no Worker with more than 54 characters, nor with a hyphen at its end", () => {
    const usual = usualAnswers("/somewhere/my-news", "UTC");
    const nameOf = (title: string) => siteOf({ ...usual, title }, "/a", founded).name;
    expect(nameOf("x".repeat(54))).toBe("x".repeat(54));
    expect(nameOf("x".repeat(55))).toBe("x".repeat(54));
    expect(nameOf(`${"x".repeat(53)} news`)).toBe("x".repeat(53));
  });

  it("may give a topic its address", () => {
    const usual = usualAnswers("/somewhere/my-news", "UTC");
    const topics = ["research=研究", "Town & Port"];
    expect(siteOf({ ...usual, topics }, "/a", founded).topics).toEqual([
      { slug: "research", title: "研究" },
      { slug: "town-and-port", title: "Town & Port" },
    ]);
  });

  it.each([
    ["a title of blanks", problemOf.title("  "), "is empty"],
    ["a path in the address", problemOf.address("https://a.org/b"), "not a site's address"],
    ["a language by its name", problemOf.language("English?"), "not a language tag"],
    ["a time zone by its offset", problemOf.timeZone("Berlin"), "not a time zone"],
    ["no topic", problemOf.topics([]), "no topic"],
    ["a topic without Latin letters", problemOf.topics(["研究"]), "as in research=研究"],
    ["two topics at one address", problemOf.topics(["News", "news"]), "the address news"],
    ["a colour by its name", problemOf.accent("green"), "not a colour"],
  ])("are refused with %s", (_, problem, said) => {
    expect(problem).toContain(said);
  });

  it("may end an address with a slash", () => {
    expect(problemOf.address("https://news.example.org/")).toBeUndefined();
  });
});

it.each([
  ["The Harbour Post", "HP"],
  ["my news", "MN"],
  ["Gazette", "G"],
  ["海港新闻", "海"],
  ["!", "!"],
])("the initials of %s are %s", (title, letters) => {
  expect(initials(title)).toBe(letters);
});
