import { dirname } from "node:path";
import type { Root } from "hast";
import { wordsFor } from "../language/vocabulary.ts";
import { type ContentError, fail, type Result, succeed } from "./content-error.ts";
import { adoptImages } from "./files/adopt-images.ts";
import { type ArticleFolder, articleFolder } from "./files/article-folder.ts";
import { filesOfTranslations } from "./front-matter/translations.ts";
import { type KnownKeys, type Located, readYaml } from "./front-matter/yaml.ts";
import { type ArticleContext, slugOf } from "./list-articles.ts";
import type { ManuscriptText } from "./manuscript.ts";
import { checkLinks } from "./markdown/check-links.ts";
import { renderMarkdown } from "./markdown/markdown.ts";
import { firstParagraph, summarise } from "./markdown/summary.ts";
import { errorAt, readSource, reportAt, type SourceFile } from "./source-file.ts";

/** The longest front matter, in characters: nobody writes more by hand. */
const longest = 50_000;

const begin =
  "begin with a line ---, then fields such as title: and published:, then another line ---";

/** Front matter of any kind of text. */
interface AnyFrontMatter {
  readonly language?: string | undefined;
  readonly translations: Readonly<Record<string, string>>;
}

/** What the file of an article or a page holds. */
export interface ReadText<T> extends Omit<ManuscriptText, "file"> {
  readonly frontMatter: Located<T>;
  /** BCP 47 tag. */
  readonly language: string;
  readonly body: Root;
  /** The summary of a text whose front matter has none. */
  readonly firstWords: string;
  /** The folder of the file, with the files beside it. */
  readonly folder: ArticleFolder;
  /** Errors and warnings about the body. */
  readonly reports: readonly ContentError[];
}

/**
 * Reads the file of an article or a page: its front matter, its text, and the images and files that the
 * text names.
 *
 * @param path the file's path from the content folder
 * @returns errors if there is no front matter to go on from; warnings about the front matter
 */
export async function readText<T extends AnyFrontMatter>(
  absolutePath: string,
  path: string,
  keys: KnownKeys<T>,
  context: ArticleContext,
): Promise<Result<ReadText<T>>> {
  const source = readSource(absolutePath, `content/${path}`);
  if (!source.ok) return source;
  const parts = splitFrontMatter(source.value);
  if (!parts.ok) return parts;
  const { yamlStart, yamlEnd, bodyStart } = parts.value;
  const frontMatter = readYaml(source.value, yamlStart, yamlEnd, keys);
  const { channel, articles } = context;
  const own = frontMatter.ok ? frontMatter.value.value.language : undefined;
  const language = own ?? channel.language;
  const { words } = wordsFor(channel, language);
  const text = source.value.text.slice(bodyStart);
  const { root: body, findings } = renderMarkdown(text, slugOf(path), words);
  const folder = articleFolder(dirname(absolutePath), context.folder);
  const links = await checkLinks(body, path, articles, folder);
  const pictures = await adoptImages(body, folder, context, (node, ...text) =>
    errorAt(source.value, bodyStart + (node.position?.start.offset ?? 0), ...text),
  );
  const reports = [
    ...[...findings, ...links.dead].map((finding) => reportAt(source.value, bodyStart, finding)),
    ...pictures.reports,
  ];
  if (!frontMatter.ok) return fail(...frontMatter.errors, ...reports);
  return succeed(
    {
      frontMatter: frontMatter.value,
      language,
      body,
      firstWords: summarise(firstParagraph(body), language),
      folder,
      images: pictures.images,
      media: links.media,
      references: [
        ...links.references,
        ...filesOfTranslations(frontMatter.value.value, path, articles),
      ],
      reports,
    },
    frontMatter.warnings,
  );
}

/** Offsets into a text's file. */
interface Parts {
  readonly yamlStart: number;
  readonly yamlEnd: number;
  readonly bodyStart: number;
}

/** Finds the front matter, between two lines of three hyphens, and the text after it. */
function splitFrontMatter(source: SourceFile): Result<Parts> {
  const { text } = source;
  const opening = /^---[ \t]*(?:\n|$)/.exec(text);
  if (opening === null) {
    if (text.startsWith("+++\n")) {
      return fail(
        errorAt(
          source,
          0,
          "front matter must be YAML, and this is TOML",
          "write --- instead of +++, and each field as in title: A New Reading Room",
        ),
      );
    }
    const [, language] = /^---[ \t]*(\w+)/.exec(text) ?? [];
    return language === undefined
      ? fail(errorAt(source, 0, "the article does not begin with front matter", begin))
      : fail(errorAt(source, 3, "front matter must be YAML", `write --- without ${language}`));
  }
  const yamlStart = opening[0].length;
  const fence = /^---[ \t]*(?:\n|$)/gm;
  fence.lastIndex = yamlStart;
  const closing = fence.exec(text);
  if (closing === null) {
    return fail(
      errorAt(source, 0, "the front matter never ends", "write a line --- after its last field"),
    );
  }
  if (closing.index - yamlStart > longest) {
    return fail(
      errorAt(
        source,
        0,
        `the front matter is longer than ${longest} characters`,
        "move the text of the article below the second line ---",
      ),
    );
  }
  return succeed({
    yamlStart,
    yamlEnd: closing.index,
    bodyStart: closing.index + closing[0].length,
  });
}
