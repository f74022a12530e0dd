import { type ReportFormat, reportFormats } from "./check/report.ts";
import type { Command } from "./read-arguments.ts";

const formats: readonly ReportFormat[] = reportFormats;

/** `broadsheet init` */
export const init = {
  summary: "Makes a new publication in a folder, and never writes over a file.",
  usage: "broadsheet init <folder> [options]",
  takes: "a folder",
  options: {
    title: { type: "string", value: "text", help: "The name of the publication." },
    address: {
      type: "string",
      value: "address",
      help: "Where it will be, as in https://news.example.org.",
    },
    language: {
      type: "string",
      value: "tag",
      help: "The language of its articles, as in en or zh-Hans.",
    },
    "time-zone": {
      type: "string",
      value: "zone",
      help: "The clock by which its dates are read, as in Europe/Berlin.",
    },
    topic: {
      type: "string",
      multiple: true,
      value: "title",
      help: "A topic, or <slug>=<title> to choose its address. You can repeat the option.",
    },
    accent: {
      type: "string",
      value: "colour",
      help: 'The colour of links and icons, as in "#1f5c4d".',
    },
    yes: { type: "boolean", help: "Ask nothing, and choose whatever no option says." },
  },
  example: 'broadsheet init my-news --title "The Harbour Post" --topic Culture',
} as const satisfies Command;

/** `npm start` */
export const start = {
  summary: "Shows the site on this computer, and presses content/ again whenever you save a file.",
  usage: "npm start -- [options] [-- options of wrangler dev]",
  passesOn: true,
  options: {
    port: { type: "string", value: "number", help: "Answer at this port. Default: 8787." },
    drafts: { type: "boolean", help: "Put drafts and scheduled articles into the feeds too." },
  },
  notes: ["Set BASE_URL to make absolute links begin with another address."],
  example: "npm start -- --port 9000",
} as const satisfies Command;

/** `npm run build` */
export const build = {
  summary: "Presses content/ into dist/. After an error, dist/ stays as it was.",
  usage: "npm run build",
  options: {},
  notes: [
    "Set BASE_URL to replace the address in content/channel.yaml.",
    "Set SOURCE_DATE_EPOCH (seconds since 1970) to choose the moment of the build. Two builds of the same content then give the same bytes.",
  ],
  example: "BASE_URL=https://preview.example.org npm run build",
} as const satisfies Command;

/** `npm run check` */
export const check = {
  summary: "Lists what is wrong in content/ and wrangler.toml. Exits with 1 if there are errors.",
  usage: "npm run check -- [options]",
  options: {
    format: {
      type: "string",
      value: reportFormats.join("|"),
      choices: formats,
      help: "Default: github on GitHub Actions, text elsewhere.",
    },
    against: {
      type: "string",
      value: "file or address",
      help: "Also report articles of this feed or ledger that would vanish.",
    },
    write: { type: "boolean", help: "If there are no errors, write content/published.json." },
  },
  example: "npm run check -- --against https://news.example.org/feed.json",
} as const satisfies Command;

/** `npm run new` */
export const newArticle = {
  summary: "Makes a new article, or a page such as Imprint, as a draft.",
  usage: 'npm run new -- "The Title" [options]',
  takes: "a title",
  options: {
    topic: {
      type: "string",
      multiple: true,
      value: "slug",
      help: "Give the article this topic. You can repeat the option.",
    },
    slug: {
      type: "string",
      value: "slug",
      help: "End its address with this instead of the title.",
    },
    page: { type: "boolean", help: "Make a page that is no article, in content/pages/." },
  },
  example: 'npm run new -- "A New Reading Room Opens" --topic research-news',
} as const satisfies Command;

/** `npm run import` */
export const importing = {
  summary: "Brings the articles, pictures and addresses of another publication into content/.",
  usage: "npm run import -- <file | address | folder> [options]",
  takes: "a file, an address or a folder",
  options: {
    "allow-local": {
      type: "boolean",
      help: "Fetch from this computer and the local network, too.",
    },
    site: {
      type: "string",
      value: "address",
      help: "The address of the old site. An export of Ghost does not say it, nor do the settings of some folders.",
    },
    type: {
      type: "string",
      multiple: true,
      value: "name",
      help: "Bring this type of WordPress's posts as articles, too. You can repeat the option.",
    },
  },
  notes: [
    "It writes import-report.md with everything that was lost, and import.yaml, where you decide which categories and tags become topics. Run it again after you have changed that file, or to bring what is new: it never touches what you changed.",
  ],
  example: "npm run import -- https://old.example.org/feed.xml",
} as const satisfies Command;

/**
 * `npm run deploy`. It refuses the other options of wrangler: some would turn a dry run into a deployment,
 * or deploy a Worker that the ledger does not describe.
 */
export const deploy = {
  summary: "Presses content/ and deploys it, unless readers would lose something they have seen.",
  usage: "npm run deploy -- [options]",
  options: {
    "dry-run": { type: "boolean", help: "Do everything except publish." },
    first: { type: "boolean", help: "Confirm that this publication has never been deployed." },
    name: {
      type: "string",
      value: "worker",
      help: "Deploy to another Worker, to look at the content. Nothing counts as published.",
    },
    url: {
      type: "string",
      value: "address",
      help: "With --name: make absolute links begin with this address.",
    },
    message: { type: "string", value: "text", help: "Describe the deployment to Cloudflare." },
    tag: { type: "string", value: "text", help: "Tag the deployment at Cloudflare." },
  },
  notes: ["All other settings belong in wrangler.toml."],
  example: "npm run deploy -- --dry-run",
} as const satisfies Command;

/** `npm run views` */
export const views = {
  summary: "Shows how often each article was viewed, and writes or reads a backup of these counts.",
  usage: "npm run views -- [options]",
  options: {
    csv: { type: "boolean", help: "Print CSV instead of a table." },
    json: { type: "boolean", help: "Print JSON instead of a table." },
    export: {
      type: "string",
      value: "file",
      help: "Write all counts to this file. Its name ends in .csv or .json.",
    },
    import: {
      type: "string",
      value: "file",
      help: "Raise the counts of the site to those in this file.",
    },
    replace: { type: "boolean", help: "With --import: lower counts too." },
    url: {
      type: "string",
      value: "address",
      help: "Ask this site. Default: BASE_URL, or else url in content/channel.yaml.",
    },
  },
  notes: [
    "The secret is in VIEWS_SECRET, or else in .broadsheet/secrets.env, where npm run deploy keeps it.",
  ],
  example: "npm run views -- --export views.csv",
} as const satisfies Command;

/** `npm run editor` */
export const editor = {
  summary: "Gives your site an editor in the browser, at /editor/.",
  usage: "npm run editor -- --github <owner/repository> [options]",
  options: {
    github: {
      type: "string",
      value: "owner/repository",
      help: "Keep what editors write in this repository at GitHub.",
    },
    gitlab: {
      type: "string",
      value: "group/project",
      help: "The same, at GitLab.",
    },
    gitea: {
      type: "string",
      value: "owner/repository",
      help: "The same, at Gitea or Forgejo.",
    },
    host: {
      type: "string",
      value: "address",
      help: "Where the repository is, as in https://codeberg.org. Default: the host's usual one.",
    },
    branch: {
      type: "string",
      value: "name",
      help: "The branch that is published. Default: the repository's own.",
    },
    app: {
      type: "string",
      value: "id",
      help: "At GitLab, Gitea and Forgejo: the application through which people sign in.",
    },
    "without-review": {
      type: "boolean",
      help: "Let changes go to the branch at once, without pull requests.",
    },
  },
  notes: [
    "It writes into content/channel.yaml, and says what is left to do. Run it again to change something.",
  ],
  example: "npm run editor -- --github harbour/news",
} as const satisfies Command;

/** `npm run rollback` */
export const rollback = {
  summary: "Deploys content/ as it was in a commit, and keeps articles published since then.",
  usage: "npm run rollback -- <commit>",
  takes: "a commit",
  options: {},
  example: "npm run rollback -- HEAD~1",
} as const satisfies Command;
