import { spawnSync } from "node:child_process";
import { isPlaceholder } from "../article/channel.ts";
import { formatError } from "../content/content-error.ts";
import { readChannel } from "../content/read-channel.ts";
import { readPublication } from "../content/read-publication.ts";
import { ledgerGate, ledgerNews, readLedger, writeLedger } from "./ledger-file.ts";

/*
 * npm run deploy [-- arguments of wrangler deploy]: presses for production and deploys. It stops
 * while the channel still has an address or an authority that nobody can own, and where an article
 * that readers have seen would vanish. What was deployed is written into content/published.json.
 */
const channel = await readChannel("content");
if (!channel.ok) stop(channel.errors.map(formatError).join("\n\n"));
const { url, authority } = channel.value.channel;
if (isPlaceholder(new URL(url).hostname)) {
  stop(
    `content/channel.yaml: url is still the placeholder ${url}.\n` +
      "Write the address that your site will have, as in https://news.your-university.edu: every link in the feeds begins with it.",
  );
}
if (isPlaceholder(authority.split(",")[0] ?? "")) {
  stop(
    `content/channel.yaml: authority is still the placeholder ${authority}.\n` +
      'Write a domain that you own and the year, as in "your-university.edu,2026": it becomes part of every permanent id, and can never be changed after the first deployment.',
  );
}
const publication = await readPublication("content");
if (!publication.ok) stop(publication.errors.map(formatError).join("\n\n"));
const ledger = await readLedger("content");
if (!ledger.ok) stop(ledger.errors.map(formatError).join("\n\n"));
const lost = ledgerGate(ledger.value, publication.value, Date.now());
if (lost.length > 0) {
  stop(`${lost.map(formatError).join("\n\n")}\n\nNothing was deployed.`);
}

const args = process.argv.slice(2);
// A base for development would end up in every link of the site, and drafts before the public.
const { BASE_URL: _, PREVIEW: __, ...env } = process.env;
const { status } = spawnSync("wrangler", ["deploy", ...args], { stdio: "inherit", env });
if (status === 0 && !args.includes("--dry-run")) {
  const written = await writeLedger("content", ledger.value, publication.value, Date.now());
  if (!written.ok) stop(written.errors.map(formatError).join("\n\n"));
  console.log(ledgerNews(written.value));
}
process.exitCode = status ?? 1;

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
