import { text } from "@clack/prompts";
import { expect, it, vi } from "vitest";
import { ask } from "../../../src/cli/init/ask.ts";
import { usualAnswers } from "../../../src/cli/init/site.ts";

vi.mock(import("@clack/prompts"), async (original) => ({
  ...(await original()),
  intro: () => {},
  outro: () => {},
  text: vi.fn(),
}));

const usual = usualAnswers("/somewhere/my-news", "UTC");
const { topics: _, ...given } = usual;

it.each([
  ["News, Town & Port,", ["News", "Town & Port"]],
  ["科研，校园", ["科研", "校园"]],
  ["ニュース、港", ["ニュース", "港"]],
])("the topics in %j have commas between them, of any language", async (line, topics) => {
  vi.mocked(text).mockResolvedValueOnce(line);
  expect(await ask(given, usual)).toEqual({ ...usual, topics });
});
