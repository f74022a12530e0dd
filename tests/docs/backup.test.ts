import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { views } from "../../src/cli/commands.ts";
import { readArguments } from "../../src/cli/read-arguments.ts";
import { secretFile } from "../../src/cli/views/secret.ts";
import { batchSize, exchangePath, secretName } from "../../src/views/exchange.ts";

const page = readFileSync("docs/backup.md", "utf8");

it("docs/backup.md calls the command with valid arguments", () => {
  const calls = [...page.matchAll(/npm run (?:--silent )?views(?: -- ([^`\n]+))?/g)].map(
    ([, args = ""]) => args.split(" ").filter((arg) => arg !== ""),
  );
  expect(calls.length).toBeGreaterThan(5);
  for (const args of calls) expect(readArguments(views, args)).not.toHaveProperty("problem");
});

it("docs/backup.md names the secret, its file, its address and the size of a batch", () => {
  for (const text of [`\`${secretName}\``, `\`${secretFile}\``, `\`${exchangePath}\``]) {
    expect(page).toContain(text);
  }
  expect(page).toContain(`takes ${batchSize} articles at a time`);
  const [articles, requests] = [10_000, 10_000 + 10_000 / batchSize];
  expect(page).toContain(
    `With ${articles.toLocaleString("en")} articles, an export uses ${requests.toLocaleString("en")} requests`,
  );
});

it("docs/backup.md has a workflow that exports the views with the secret", () => {
  const [, source = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const steps = parse(source).jobs.views.steps;
  expect(steps).toContainEqual({
    run: "npm run views -- --export views.csv",
    env: { [secretName]: `\${{ secrets.${secretName} }}` },
  });
});
