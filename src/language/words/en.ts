/**
 * English, and the list of all words. A name in braces stands for a value. A pair of tags, such as
 * `<home>` and `</home>`, encloses the text of a link. What counts has a form for each plural of the
 * language, by the names of `Intl.PluralRules`.
 */
export const english = {
  // Around every page
  skip: "Skip to the content",
  home: "Home",
  news: "News",
  archive: "Archive",
  subscribe: "Subscribe",
  topics: "Topics",
  feeds: "Feeds",
  articlesHeading: "Articles",
  site: "Site",
  breadcrumb: "Breadcrumb",
  pages: "Pages",
  authors: "Authors",
  languages: "Languages",
  footer: "Subscribe to {title}: {formats}, or <list>all feeds as a list (OPML)</list>.",
  copy: "Copy",
  copied: "Copied",
  notCopied: "Could not copy",
  labelled: "{label}: {value}",
  space: " ",

  // Counts
  articles: { one: "{count} article", other: "{count} articles" },
  minutes: { one: "{count} min read", other: "{count} min read" },
  views: { one: "{count} view", other: "{count} views" },
  matches: { one: "{count} article matches.", other: "{count} articles match." },

  // Articles
  by: "By {authors}",
  updated: "updated {date}",
  corrected: "corrected",
  alsoIn: "Also in {languages}",
  corrections: { one: "Correction", other: "Corrections" },
  attachment: "{file} ({type}, {size})",
  table: "Table",
  share: "Share",
  copyLink: "Copy the link",
  sendByMail: "Send by e-mail",
  permanentLink: "Permanent link",
  follow: "Read the next one, too",
  followTopic:
    "<follow>Subscribe to {topic}</follow>, or to <subscribe>everything or a choice of your own</subscribe>: new articles come to your feed reader by themselves, free and without an account.",
  followAll:
    "<subscribe>Subscribe to {title}</subscribe>: new articles come to your feed reader by themselves, free and without an account.",
  beforeAndAfter: "Before and after, in {title}",
  before: "Before it in {title}",
  after: "After it in {title}",
  related: "On the same topics",
  withdrawn: "Withdrawn",
  withdrawnOn: "This article was withdrawn on {date}.",
  readInstead: "Read <home>the newest articles</home> instead.",
  readTopicInstead: "Read <home>the newest articles</home>, or everything about {topic}, instead.",
  draft: "Draft: nobody else sees this",
  scheduled: "Scheduled: nobody else sees this yet",
  expired: "Expired: nobody else sees this any more",

  // Lists and the archive
  nothingYet: "Nothing here yet. Subscribe, and you will not miss the first article.",
  neverMiss: "Never miss an article",
  neverMissWhy:
    "New articles come to you by themselves: in the feed reader of your choice, free and without an account.",
  newer: "Newer articles",
  older: "Older articles",
  archiveDescription: "Every article of {title}, by year and month.",
  archiveIntro: "{articles}, by year and month.",
  monthDescription: "What {title} published in {month}.",
  pageTitle: "{title}, page {page}",
  pageOf: "{articles}, page {page} of {pages}",
  yearDescription: "What {title} published in {year}.",
  allOfMonth: "All {articles}",
  topicsDescription: "The topics of {title}, each with feeds of its own.",
  authorsDescription: "Everyone who writes for {title}, each with feeds of their own.",
  languagesDescription: "The languages of {title}, each with feeds of its own.",

  // Subscribing
  subscribeDescription: "Choose what you want to read of {title}, and take it to your feed reader.",
  subscribeIntro: "Choose what you want to read, and put the address into your feed reader.",
  noneChosen: "None chosen: everything.",
  moreChoices: "More choices",
  leaveOut: "Leave out",
  author: "Author",
  anyone: "Anyone",
  language: "Language",
  anyLanguage: "Any",
  inFull: "In full",
  summaries: "Summaries alone",
  format: "Format",
  formatHint: "If you are not sure, RSS: every reader takes it.",
  showFeed: "Show my feed",
  whatIsFeed: "What is a feed?",
  feedExplained:
    "A feed is the list of a site’s newest articles in a form that programs can read. A feed reader, an app or a website of your choice, looks at it from time to time and shows you what is new. You can follow any number of sites in one place, in order of time, and nobody chooses for you what you see. You need no account here, and nobody learns who you are. To stop, remove the feed from your reader: there is nothing to cancel.",
  yourFeed: "Your feed",
  noMatch: "No article matches yet. Subscribe, and the first one will come to you.",
  openIn: "Open it in",
  readers: "Readers",
  readerApp: "Your reader app",
  onPhone: "On your phone, or as a file",
  qrCode: "QR code of {address}",
  scan: "Point your phone’s camera at the code, <feed>look at the feed</feed>, or save it as a <list>subscription list (OPML)</list> and import that into your reader.",
  newestInFeed: "The newest in it",
  formatFeed: "{format} feed",
  thisIsFeed: "This is a feed: an address for feed readers",
  feedAdvice:
    "Put it into a feed reader, and new articles come to you there by themselves. Nothing to sign up for, nothing to pay.",
  openInOneClick: "Or open it in one click in",
  otherWays:
    "<subscribe>Choose other topics or another format</subscribe>, see <page>the same articles as a page</page>, or <document>the document as readers get it</document>.",
  inFeedNow: "What is in it now",
  emptyFeed: "Nothing yet.",

  // Errors
  notFound: "Not found",
  nothingHere: "There is nothing at this address",
  nothingHereDescription: "There is nothing at this address.",
  nothingHereWhy:
    "It may have been mistyped, or the article may not be public any more. From here, you can reach everything on this site.",
  whereArticles:
    "The newest ones are on the <home>front page</home>, and all of them, month by month, in the <archive>archive</archive>.",
  whereFeeds: "Looking for a feed? Everything: {feeds}",
  howToSubscribe:
    "<subscribe>How to subscribe</subscribe>, or <list>all feeds as a list (OPML)</list>.",
  perhaps: "Perhaps you mean {names}.",
  newestOnFront: "The newest articles are on the <home>front page</home>.",
  wrong: "Something went wrong",
  wrongHere: "Something went wrong here",
  wrongDescription: "Something went wrong here.",
  wrongAdvice:
    "Please try again later, or begin on the <home>front page</home>. If you write to us about it, name this request: {id}.",
  queryTooLong: "The query is too long",
  queryUnclear: "The query cannot be understood",
  nothingOfName: "There is nothing of this name",
  mostCharacters: "At most {most} characters are read.",
  nameMissing: "A name is missing here.",
  noTopic: "There is no topic of this name.",
  noAuthor: "There is no author of this name.",
  limitExpected: "A whole number from 1 to {most} is expected.",
  contentExpected: "Either full or summary is expected.",
  beforeOrAfter: "Either before or after can be given.",
  notAfterSince: "This is not after the moment in since.",
  manyConditions: "{given} conditions are given: at most {most} can be",
  manyNames: "{given} are asked for: at most {most} can be",
  languageExpected: "A language tag of BCP 47 is expected, as in en or zh-Hans.",
  mostLanguages: "At most {most} languages can be asked for.",
  mostConditions: "At most {most} conditions can be given.",
  onlyOne: "Only one can be given.",
  dateExpected:
    "A date (2026-11-22, in {zone}) or a moment of RFC 3339 (2026-11-22T09:30:00Z) is expected.",
  notAPlace: "This is not a place that a feed has named.",

  // Titles of selections, whose parts are joined by a comma
  without: "without {topics}",
  byAuthors: "by {authors}",
  inLanguages: "in {languages}",
  since: "since {date}",
  until: "until {date}",
  onTopics: "on {topics}",
  comma: ", ",
  commaAnd: ", and ",
  articlesOf: "The articles of {title} {which}.",

  // In feeds
  correction: "Correction, {date}:",
  firstAppeared: "This article first appeared in {title}:",
  footnotes: "Footnotes",
  backToReference: "Back to reference {number}",
  audio: "Audio: {title}",
  video: "Video: {title}",
  aboutFeed:
    "This is a feed of {title}: its newest articles, for programs that fetch them for you.",
  feedAddress: "To subscribe, copy this address into a feed reader: {address}",
  feedPage: "The same articles to read here and now: {address}",
  feedFormats: "The same feed in other formats: {formats}",
  feedFields: "What the fields named _broadsheet hold is explained at {address}",

  /** Roles in credits, by their English names in lower case without hyphens: authors write English. */
  roles: {},
} as const;
