/** One page of each kind that the site serves: its path, and its status if that is not 200. */
export const kinds: Readonly<Record<string, readonly [path: string, status?: number]>> = {
  home: ["/"],
  topic: ["/topics/cooperation/"],
  author: ["/authors/zhang-wei/"],
  language: ["/languages/zh-hans/"],
  article: ["/articles/joint-laboratory/"],
  "article in Chinese": ["/articles/chinese/"],
  "article in Arabic": ["/articles/arabic/"],
  "list in Arabic": ["/languages/ar/"],
  "withdrawn article": ["/articles/withdrawn/", 410],
  archive: ["/archive/"],
  year: ["/archive/2026/"],
  topics: ["/topics/"],
  authors: ["/authors/"],
  languages: ["/languages/"],
  page: ["/about/"],
  "page in Chinese": ["/guanyu/"],
  contact: ["/contact/"],
  month: ["/archive/2026/05/"],
  subscribe: ["/subscribe/"],
  "subscribe, with a choice": [
    "/subscribe/?topic=cooperation&topic=about-this-service&language=zh-Hans&format=atom",
  ],
  "feed in a browser": ["/topics/cooperation/rss.xml"],
  "combined feed in a browser": ["/atom.xml?topic=cooperation,about-this-service"],
  "not found": ["/articles/nowhere/", 404],
  "bad request": ["/?limit=0", 400],
};

/** The kinds that speak another language than the publication. */
export const languages: Readonly<Record<string, string>> = {
  language: "zh-Hans",
  "article in Chinese": "zh-Hans",
  "page in Chinese": "zh-Hans",
  "article in Arabic": "ar",
  "list in Arabic": "ar",
};
