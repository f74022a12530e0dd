import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CorpusFile } from "./corpus.ts";
import { randomNumbers } from "./random.ts";

/** A text of an article, without its front matter. */
export interface Prose {
  readonly title: string;
  readonly body: string;
}

/** How many characters an article has at least. */
const length = 5000;

/** Articles of made-up words, which occur as often as those of a natural language. */
export function* englishLike(count: number): Generator<Prose> {
  const random = randomNumbers(1);
  const words = vocabulary(random, englishWord);
  const sentence = (length: number) => `${pick(random, words, length).join(" ")}.`;
  for (let number = 0; number < count; number++) {
    let body = "";
    while (body.length < length) body += `${sentence(14)}${random() < 0.2 ? "\n\n" : " "}`;
    yield { title: sentence(8), body };
  }
}

/** The same in Chinese characters: words of one to four, written without spaces. */
export function* chineseLike(count: number): Generator<Prose> {
  const random = randomNumbers(2);
  const words = vocabulary(random, chineseWord);
  const clause = (length: number) => pick(random, words, length).join("");
  for (let number = 0; number < count; number++) {
    let body = "";
    // A Chinese character stands for about three letters.
    while (body.length < length / 3) {
      body += `${clause(6)}，${clause(7)}。${random() < 0.2 ? "\n\n" : ""}`;
    }
    yield { title: clause(6), body };
  }
}

/** The paragraphs of this project's documents, as articles: natural English. */
export function* documents(count: number): Generator<Prose> {
  const paragraphs = ["docs", "docs/decisions"]
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => readFileSync(file, "utf8").split(/\n\n+/))
    .filter((paragraph) => /^[\w`*-]/.test(paragraph) && !paragraph.includes("```"))
    .map((paragraph) => paragraph.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1"));
  let body = "";
  let written = 0;
  for (const paragraph of paragraphs) {
    body += `${paragraph}\n\n`;
    if (body.length < length) continue;
    yield { title: body.split(/[.:\n]/)[0] ?? "", body };
    body = "";
    if (++written === count) return;
  }
  throw new Error(`the documents have only ${written} articles`);
}

/**
 * A content folder with these articles.
 *
 * @param published when the nth article is published
 */
export function* publicationOf(
  articles: Iterable<Prose>,
  published: (number: number) => Date,
): Generator<CorpusFile> {
  yield {
    path: "channel.yaml",
    text: `title: A publication
description: Two articles a day
language: en
timeZone: UTC
url: https://corpus.example.org
authority: "corpus.example.org,2026"
copyright: None
contact: { name: Nobody }
topics: [{ slug: news, title: News, description: News }]
`,
  };
  let number = 0;
  for (const { title, body } of articles) {
    yield {
      path: `articles/2026/article-${number}/index.md`,
      text: `---
title: ${JSON.stringify(title)}
published: ${published(number).toISOString().slice(0, 19)}Z
topics: [news]
---

${body}
`,
    };
    number++;
  }
}

function vocabulary(random: () => number, word: (random: () => number) => string): string[] {
  return Array.from({ length: 3000 }, () => word(random));
}

/** Picks words. As in natural language, the nth word occurs about 1/n as often as the first. */
function pick(random: () => number, words: readonly string[], length: number): string[] {
  return Array.from({ length }, () => words[Math.floor(words.length ** random()) - 1] ?? "");
}

/** A made-up word of one to four syllables. */
function englishWord(random: () => number): string {
  const letter = (letters: string) => letters[Math.floor(random() * letters.length)];
  const syllables = Array.from(
    { length: 1 + Math.floor(4 * random() ** 1.5) },
    () => `${letter("bcdfghlmnprstvw")}${letter("aeiou")}${random() < 0.4 ? letter("nrstl") : ""}`,
  );
  return syllables.join("");
}

/** A made-up word of one to four of 2,000 characters, the first of which are the most frequent. */
function chineseWord(random: () => number): string {
  return Array.from({ length: 1 + Math.floor(4 * random() ** 2) }, () =>
    String.fromCharCode(0x4e00 + Math.floor(2000 ** random())),
  ).join("");
}
