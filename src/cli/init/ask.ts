import { cancel, intro, isCancel, outro, text } from "@clack/prompts";
import { type Answers, problemOf } from "./site.ts";

/**
 * Asks for the answers that the options did not give, and suggests one for each question.
 *
 * @returns undefined if the person cancelled
 */
export async function ask(said: Partial<Answers>, usual: Answers): Promise<Answers | undefined> {
  intro("A new publication");
  try {
    const title = said.title ?? (await line("What is it called?", usual.title, problemOf.title));
    const address =
      said.address ??
      (await line(
        "What will its address be? Keep the placeholder if you do not know it yet.",
        usual.address,
        problemOf.address,
      ));
    const language =
      said.language ??
      (await line(
        "In which language are its articles? (en, zh-Hans …)",
        usual.language,
        problemOf.language,
      ));
    const timeZone =
      said.timeZone ??
      (await line("In which time zone are its dates?", usual.timeZone, problemOf.timeZone));
    const topics =
      said.topics ??
      listed(
        await line("Which topics does it have? Put commas between them.", "News", (value) =>
          problemOf.topics(listed(value)),
        ),
      );
    outro("Thank you.");
    return { ...usual, ...said, title, address, language, timeZone, topics };
  } catch (cause) {
    if (!(cause instanceof BrokenOff)) throw cause;
    cancel("Nothing was made.");
    return undefined;
  }
}

class BrokenOff extends Error {}

async function line(
  message: string,
  initialValue: string,
  problem: (value: string) => string | undefined,
): Promise<string> {
  const answer = await text({ message, initialValue, validate: (value) => problem(value ?? "") });
  if (isCancel(answer)) throw new BrokenOff();
  return answer.trim();
}

function listed(topics: string): string[] {
  return topics
    .split(/[,，、]/)
    .map((topic) => topic.trim())
    .filter((topic) => topic !== "");
}
