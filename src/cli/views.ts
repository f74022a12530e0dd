import { rename, writeFile } from "node:fs/promises";
import { isPlaceholder } from "../article/channel.ts";
import { readChannel } from "../content/channel/read-channel.ts";
import { formatError, formatFinding } from "../content/content-error.ts";
import { argumentsOf, stop } from "./command.ts";
import { views } from "./commands.ts";
import { countsText, readCounts } from "./views/counts-file.ts";
import { knownSecret, secretFile } from "./views/secret.ts";
import { exportViews, importViews, siteOrigin } from "./views/site-views.ts";
import { counted, viewsTable } from "./views/table.ts";
import { ViewsError } from "./views/views-error.ts";

/*
 * npm run views: shows, exports and imports how often the articles of a site were viewed. The exit status
 * is 2 if an option is wrong, and 1 if the site or a file cannot be read.
 */
const { values } = argumentsOf(views);
const ways = (["csv", "json", "export", "import"] as const).filter(
  (way) => values[way] !== undefined,
);
if (ways.length > 1)
  misuse(`--${ways[0]} and --${ways[1]} exclude each other`, "write one of them");
if (values.replace === true && values.import === undefined) {
  misuse("--replace goes with --import only", "write --import <file> --replace");
}
const exported = /\.(csv|json)$/i.exec(values.export ?? "")?.[1]?.toLowerCase();
if (values.export !== undefined && exported === undefined) {
  misuse(`the name ${values.export} does not say what to write`, "end it in .csv or .json");
}

try {
  await run();
} catch (cause) {
  if (!(cause instanceof ViewsError)) throw cause;
  stop(formatFinding({ message: cause.message, fix: cause.fix }));
}

async function run(): Promise<void> {
  const counts = values.import === undefined ? undefined : readCounts(values.import);
  if (counts?.ok === false) return stop(counts.errors.map(formatError).join("\n\n"));
  const site = { origin: siteOrigin(await address()), secret: secret() };
  if (counts !== undefined) {
    const { changed, unknown } = await importViews(site, counts.value, values.replace === true);
    console.log(
      `${counted(counts.value.length, "article")} read, ${counted(changed, "count")} changed.`,
    );
    if (unknown.length > 0) {
      const names = unknown.slice(0, 10).join(", ") + (unknown.length > 10 ? " …" : "");
      console.error(`Left out, because the site does not have them: ${names} (${unknown.length}).`);
    }
    return;
  }
  const articles = await exportViews(site);
  if (values.export !== undefined) {
    const form = exported === "csv" ? "csv" : "json";
    // A backup that fails halfway leaves the last one as it was.
    const aside = `${values.export}.${process.pid}`;
    await writeFile(aside, countsText(form, articles));
    await rename(aside, values.export);
    console.log(`${values.export} now holds ${counted(articles.length, "article")}.`);
  } else if (values.csv === true) process.stdout.write(countsText("csv", articles));
  else if (values.json === true) process.stdout.write(countsText("json", articles));
  else console.log(viewsTable(articles));
}

/** The address that the options, the environment or the channel name. */
async function address(): Promise<string> {
  const given = values.url ?? process.env["BASE_URL"];
  if (given !== undefined) return given;
  const channel = await readChannel("content");
  if (!channel.ok) return stop(channel.errors.map(formatError).join("\n\n"));
  const { url } = channel.value.channel;
  if (!isPlaceholder(new URL(url).hostname)) return url;
  throw new ViewsError(
    `url in content/channel.yaml is still the placeholder ${url}`,
    "write the address of your site there; to ask the site that npm start shows, write --url http://localhost:8787",
  );
}

function secret(): string {
  const known = knownSecret(process.env);
  if (known !== undefined) return known;
  throw new ViewsError(
    `this computer does not know the secret of the views: there is neither VIEWS_SECRET nor ${secretFile}`,
    `run npm run deploy, which makes one; if it was made on another computer, copy ${secretFile} from there`,
  );
}

function misuse(message: string, fix: string): never {
  return stop(formatFinding({ message, fix }), 2);
}
