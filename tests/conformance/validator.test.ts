import { describe, expect, it } from "vitest";
import { type Format, formatKeys, formats } from "../../src/feed/formats.ts";
import { factsOf } from "../support/bind-pieces.ts";
import { channel, feeds } from "./corpus.ts";
import { validate } from "./validator/validate.ts";
import { isRfc822 } from "./validator/values.ts";

/*
 * Our own validator, by the documents that it must refuse: what the W3C feed validator reports as an
 * error or a warning. Each is the corpus with one thing changed.
 */

const address = "https://news.example.org";

function check(format: Format, document: string): string[] {
  return validate[format](document, `${address}/${formats[format].file}`);
}

describe.each(formatKeys)("the corpus as %s", (format) => {
  it("has no errors and no warnings", () => {
    expect(factsOf(format, channel).feedUrl).toBe(`${address}/${formats[format].file}`);
    expect(check(format, feeds[format] ?? "")).toEqual([]);
  });
});

type Bad = readonly [format: Format, finding: string, was: string | RegExp, is: string];

const bad: readonly Bad[] = [
  ["rss", "not well formed", "</channel>", ""],
  ["rss", "not well formed", "<ttl>", "<ttl>&nbsp;"],
  ["rss", "not well formed", "<ttl>", "<ttl>\u0001"],
  ["rss", "not well formed", "<dc:creator>", "<xx:creator>"],
  ["rss", "a document type", "<rss", "<!DOCTYPE rss><rss"],
  ["rss", "an instruction", "<rss", '<?xml-stylesheet href="x"?><rss'],
  ["rss", "no XML declaration", /^.*\n/, ""],
  ["rss", "not RSS 2.0", 'version="2.0"', 'version="0.91"'],
  ["rss", "missing description", /<description>5.*<\/description>/, ""],
  ["rss", "missing language", /<language>.*<\/language>/, ""],
  ["rss", "language is not", "<language>en", "<language>English"],
  ["rss", "link is not an address", "<link>https:", "<link>"],
  ["rss", "pubDate is not", "<pubDate>Sun, 08 Mar", "<pubDate>Mon, 08 Mar"],
  ["rss", "pubDate is not", /<pubDate>Sat, .*?</, "<pubDate>2026-03-07T00:00:00Z<"],
  ["rss", "lastBuildDate is not", "Mon, 09 Mar 2026", "Mon, 9 March 2026"],
  ["rss", "more than one ttl", "<ttl>", "<ttl>5</ttl><ttl>"],
  ["rss", "ttl is not", "<ttl>30", "<ttl>soon"],
  ["rss", "managingEditor is not", /<managingEditor>.*</, "<managingEditor>desk@example.org<"],
  ["rss", "webMaster is not", /<webMaster>.*</, "<webMaster>The Web Master<"],
  ["rss", "docs is not", "<docs>https://", "<docs>"],
  ["rss", "image width", "<width>144", "<width>145"],
  ["rss", "image height", "<height>72", "<height>401"],
  ["rss", "url is not an address", "<image><url>https://news.example.org", "<image><url>"],
  ["rss", "image link is not", /(<image>.*)<link>[^<]*/, "$1<link>https://other.example.org/"],
  ["rss", "image title is not", /(<image>.*)<title>[^<]*/, "$1<title>Another"],
  ["rss", "not one atom:link self", '<atom:link rel="self"', '<atom:link rel="via"'],
  ["rss", "self is not", 'href="https://news.example.org/rss.xml"', 'href="https://x.org/"'],
  ["rss", "type of self", 'type="application/rss+xml"', 'type="text/xml"'],
  ["rss", "& or < of the title", /<title>R&#x26;D/, "<title>R&amp;D"],
  ["rss", "& or < of the title", /<title>Minimal/, "<title><![CDATA[Minimal]]>"],
  ["rss", "empty title", /<title>Minimal/, "<title>"],
  ["rss", "missing guid", /<guid.*<\/guid>/, ""],
  ["rss", "says that it is a permalink", ' isPermaLink="false"', ""],
  ["rss", "guid is not a URI", ">tag:example.org,2026:minimal", ">7"],
  ["rss", "duplicate guid", ":minimal<", ":hostile<"],
  [
    "rss",
    "content:encoded before",
    /(<description>.*<\/description>)([\s\S]*?<\/content:encoded>)/g,
    "$2$1",
  ],
  ["rss", "author and dc:creator", "<dc:creator>", "<author>a@b.org (A)</author><dc:creator>"],
  ["rss", "atom:updated is not", /<atom:updated>.*</, "<atom:updated>yesterday<"],
  ["rss", "dc:language is not", "<dc:language>he", "<dc:language>Hebrew"],
  ["rss", "enclosure length", /length="5000000"/, 'length="0"'],
  ["rss", "enclosure type", /(<enclosure[^>]*)type="audio\/mpeg"/, '$1type="mp3"'],
  ["rss", "enclosure url", /(<enclosure )url="https:\/\/news.example.org/, '$1url="'],
  ["rss", "more than one enclosure", /(<enclosure [^>]*>)/, "$1$1"],
  ["rss", "category domain", /(<item>[\s\S]*)domain="https:\/\/news.example.org/, '$1domain="'],
  ["rss", "empty category", /(<category[^>]*>)Empty/, "$1"],
  ["rss", "media:content fileSize", 'fileSize="123456"', 'fileSize="0"'],
  ["rss", "media:content width", 'width="1200"', 'width="100%"'],
  ["rss", "media:content type", 'type="image/jpeg"', 'type="jpg"'],
  ["rss", "medium", 'medium="image"', 'medium="picture"'],
  ["rss", "media:credit role", 'role="photographer"', 'role="photo"'],
  ["rss", "role in capitals", 'role="photo-editing"', 'role="Photo"'],
  [
    "rss",
    "more than one media:description",
    "<media:description",
    "<media:description/><media:description",
  ],
  ["rss", "media:thumbnail url", /(<media:thumbnail )url="https:\/\/news.example.org/, '$1url="'],
  ["rss", "atom:link href", 'href="https://de.example.org/', 'href="/'],
  ["rss", "relative URL", 'href="https://example.org/x', 'href="/x'],
  ["rss", "relative URL", 'src="https://news.example.org/media/square', 'src="square'],
  ["rss", "relative URL", 'cite="https://news.example.org', 'cite="'],
  [
    "rss",
    "relative URL #",
    /href="https:\/\/news\.example\.org\/articles\/everything\/#/,
    'href="#',
  ],
  ["rss", "relative URL b.png", 'alt="A bridge"', 'srcset="https://x.org/a.png 1x, b.png 2x"'],
  ["rss", "URL of another scheme", 'href="https://example.org/x', 'href="javascript:x'],
  ["rss", "<script>", "&#x3C;h2&gt;", "&#x3C;script&gt;&#x3C;/script&gt;&#x3C;h2&gt;"],
  ["rss", "attribute onclick", "&#x3C;h2", '&#x3C;h2 onclick="x"'],
  ["rss", "attribute aria-label", "&#x3C;h2", '&#x3C;h2 aria-label="x"'],
  ["rss", "class sr-only", "&#x3C;h2", '&#x3C;h2 class="sr-only"'],
  ["rss", "empty paragraph", "&#x3C;h2&gt;", "&#x3C;p&gt; &#x3C;/p&gt;&#x3C;h2&gt;"],
  ["rss", "comment", "&#x3C;h2&gt;", "&#x3C;!-- x --&gt;&#x3C;h2&gt;"],
  ["atom", "not well formed", "</entry>", ""],
  ["atom", "not Atom", /<(\/?)feed/g, "<$1rss"],
  ["atom", "no xml:lang", ' xml:lang="en"', ""],
  ["atom", "not one self", 'rel="self"', 'rel="via"'],
  ["atom", "self is not", "https://news.example.org/atom.xml", "https://x.org/"],
  ["atom", "type of self", 'type="application/atom+xml"', 'type="text/xml"'],
  ["atom", "no author", /<author>[\s\S]*?<\/author>/, ""],
  ["atom", "not one id", /<id>.*<\/id>/, ""],
  ["atom", "id is not a URI", "<id>tag:example.org,2026:minimal", "<id>minimal"],
  ["atom", "duplicate id", ":minimal<", ":hostile<"],
  ["atom", "not one updated", /(<updated>.*<\/updated>)/, "$1$1"],
  ["atom", "updated is no", /<updated>.*</, "<updated>2026-02-30T00:00:00Z<"],
  ["atom", "published is no", /<published>.*</, "<published>2026-03-05<"],
  ["atom", "title type", '<title type="text"', '<title type="html"'],
  ["atom", "more than one summary", /(<summary.*<\/summary>)/, "$1$1"],
  ["atom", "& or < of the title", "Everything: R&#x26;", "Everything: R&amp;"],
  ["atom", "content type", '<content type="html"', '<content type="text"'],
  ["atom", "xml:lang of an entry", 'xml:lang="he"', 'xml:lang="hebrew!"'],
  ["atom", "person without a name", "<name>第二作者", "<name>"],
  ["atom", "e-mail", "first@example.org", "nobody"],
  ["atom", "relative uri", "<uri>https://first.example.org", "<uri>"],
  ["atom", "category without a term", 'term="empty"', 'term=""'],
  ["atom", "relative scheme", 'scheme="https://news.example.org', 'scheme="'],
  ["atom", "relative logo", "<logo>https://news.example.org", "<logo>"],
  ["atom", "relative URL", 'href="https://de.example.org/', 'href="/'],
  ["atom", "link type", 'type="application/pdf"', 'type="pdf"'],
  ["atom", "hreflang", 'hreflang="de"', 'hreflang="German"'],
  ["atom", "link length", 'length="70000"', 'length="70 kB"'],
  ["atom", "empty link title", 'title="The film"', 'title=""'],
  ["atom", "two alternates", /(<link[^>]*alternate[^>]*>)/, "$1$1"],
  ["atom", "no alternate", /(<link[^>]*)rel="alternate"/, '$1rel="via"'],
  ["atom", "attribute style", "&#x3C;h2", '&#x3C;h2 style="x"'],
  ["atom", "medium", 'medium="image"', 'medium="picture"'],
  ["json", "not JSON", /\}\n$/, ""],
  ["json", "/version", "version/1.1", "version/1"],
  ["json", "'title'", '"title"', '"_title"'],
  ["json", "/home_page_url", '"home_page_url": "https:', '"home_page_url": "'],
  ["json", "feed_url is not", 'https://news.example.org/feed.json",\n', 'https://x.org/",\n'],
  ["json", "additional properties", '"language": ', '"lang": '],
  ["json", "additional properties", '"authors":[', '"author":[],"authors":['],
  ["json", "/date_published", /"date_published":"[^"]*"/, '"date_published":"yesterday"'],
  ["json", "/mime_type", '"mime_type":"application/pdf"', '"mime_type":"pdf"'],
  ["json", "/size_in_bytes", '"size_in_bytes":70000', '"size_in_bytes":"70000"'],
  ["json", "/image", '"image":"https://news.example.org', '"image":"'],
  ["json", "/tags", '"tags":[', '"tags":["",'],
  ["json", "/id must", '"id":"tag:example.org,2026:minimal"', '"id":7'],
  ["json", "duplicate id", '2026:minimal"', '2026:hostile"'],
  ["json", "/_broadsheet/about", '"about":"https://news.example.org', '"about":"'],
  [
    "json",
    "content_html",
    /"content_html":"[^"\\]*(\\.[^"\\]*)*","content_text":"[^"\\]*(\\.[^"\\]*)*",/,
    "",
  ],
  ["json", "relative URL", 'href=\\"https://example.org/x', 'href=\\"/x'],
  ["json", "attribute onclick", "<h2", '<h2 onclick=\\"x\\"'],
];

describe("a document with one defect", () => {
  it.each(bad)("%s: %s", (format, finding, was, is) => {
    const good = feeds[format] ?? "";
    const document = good.replace(was, is);
    expect(document).not.toBe(good);
    expect(check(format, document).join("\n")).toContain(finding);
  });
});

it("knows the weekday of a date", () => {
  expect(isRfc822("Sat, 30 Apr 2022 16:00:00 GMT")).toBe(true);
  expect(isRfc822("Sun, 30 Apr 2022 16:00:00 GMT")).toBe(false);
  expect(isRfc822("Sat, 31 Apr 2022 16:00:00 GMT")).toBe(false);
  expect(isRfc822("Sat, 30 Apr 22 16:00:00 GMT")).toBe(false);
});
