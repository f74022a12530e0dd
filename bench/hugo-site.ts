import type { CorpusFile } from "./corpus.ts";

/** How many entries a feed and a list have, as ours do. */
const newest = 20;

const config = {
  baseURL: "https://corpus.example.org/",
  title: "A corpus",
  languageCode: "en",
  timeZone: "UTC",
  hasCJKLanguage: true,
  summaryLength: 30,
  taxonomies: { topic: "topics" },
  disableKinds: ["section", "404"],
  mediaTypes: {
    "application/atom+xml": { suffixes: ["xml"] },
    "application/feed+json": { suffixes: ["json"] },
  },
  outputFormats: {
    RSS: { mediaType: "application/rss+xml", baseName: "rss", isPlainText: true },
    Atom: { mediaType: "application/atom+xml", baseName: "atom", isPlainText: true },
    Feed: { mediaType: "application/feed+json", baseName: "feed", isPlainText: true },
  },
  outputs: {
    home: ["HTML", "RSS", "Atom", "Feed"],
    term: ["HTML", "RSS", "Atom", "Feed"],
    taxonomy: ["HTML"],
    page: ["HTML"],
  },
};

const entries = `{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = site.RegularPages }}{{ end }}{{ range first ${newest} $pages.ByDate.Reverse }}`;

/** The templates: a page for each article, and a list and three feeds with whole texts for each topic. */
const layouts: Readonly<Record<string, string>> = {
  "baseof.html": `<!doctype html>
<html lang="{{ site.LanguageCode }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Summary | plainify }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats }}<link rel="alternate" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}</head>
<body><header><a href="{{ site.BaseURL }}">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body>
</html>
`,
  "single.html": `{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006" }}</time>{{ range .Params.authors }} {{ . }}{{ end }}</p>
{{ .Content }}
<ul>{{ range .GetTerms "topics" }}<li><a href="{{ .Permalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ with .Prev }}<a rel="prev" href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}{{ with .Next }}<a rel="next" href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}
</article>{{ end }}
`,
  "list.html": `{{ define "main" }}<h1>{{ .Title }}</h1>${entries}
<article><h2><a href="{{ .Permalink }}">{{ .Title }}</a></h2><p>{{ .Summary }}</p></article>{{ end }}{{ end }}
`,
  "list.rss.xml": `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>{{ .Title | html }}</title><link>{{ .Permalink }}</link><description>{{ site.Title }}</description>
${entries}<item><title>{{ .Title | html }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>{{ range .Params.authors }}<dc:creator>{{ . }}</dc:creator>{{ end }}
{{ range .Params.topics }}<category>{{ . }}</category>{{ end }}
<description>{{ .Summary | plainify | html }}</description><content:encoded>{{ .Content | html }}</content:encoded></item>
{{ end }}</channel></rss>
`,
  "list.atom.xml": `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ .Title | html }}</title><id>{{ .Permalink }}</id><link href="{{ .Permalink }}"/>
${entries}<entry><title>{{ .Title | html }}</title><link href="{{ .Permalink }}"/><id>{{ .Permalink }}</id>
<published>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</published><updated>{{ .Lastmod.Format "2006-01-02T15:04:05Z07:00" }}</updated>
{{ range .Params.authors }}<author><name>{{ . }}</name></author>{{ end }}{{ range .Params.topics }}<category term="{{ . }}"/>{{ end }}
<summary>{{ .Summary | plainify | html }}</summary><content type="html">{{ .Content | html }}</content></entry>
{{ end }}</feed>
`,
  "list.feed.json": `{{ $items := slice }}${entries}{{ $items = $items | append (dict "id" .Permalink "url" .Permalink "title" .Title "summary" (.Summary | plainify) "content_html" (string .Content) "date_published" (.Date.Format "2006-01-02T15:04:05Z07:00") "tags" .Params.topics) }}{{ end }}{{ dict "version" "https://jsonfeed.org/version/1.1" "title" .Title "home_page_url" .Permalink "items" $items | jsonify }}
`,
};

/** A Hugo site with the articles of a corpus: the same texts, dates, topics and authors. */
export function* hugoSite(files: Iterable<CorpusFile>): Generator<CorpusFile> {
  yield { path: "config.json", text: JSON.stringify(config) };
  for (const [name, text] of Object.entries(layouts)) {
    yield { path: `layouts/_default/${name}`, text };
  }
  for (const { path, text } of files) {
    const [, folder] = /^articles\/\d+\/(.*)$/.exec(path) ?? [];
    if (folder === undefined) continue;
    const converted = text
      .replace(/^published:/m, "date:")
      .replace(/^updated:/m, "lastmod:")
      .replace(/^authors: \[\{ name: (.*) \}\]$/m, "authors: [$1]")
      // Ours is the language of a text; Hugo's would be that of a second site.
      .replace(/^language:.*\n/m, "");
    yield { path: `content/articles/${folder}`, text: converted };
  }
}
