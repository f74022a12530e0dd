"""Reads a feed from standard input with feedparser, the parser of rss2email and Calibre, and says what
it understood, as JSON with the field names of tests/support/panel/panelist.ts."""

import json
import sys
import time

import feedparser


def moment(date):
    return date and time.strftime("%Y-%m-%dT%H:%M:%SZ", date)


def links(entry, relation):
    return [link["href"] for link in entry.get("links", []) if link.get("rel") == relation]


def attachments(entry):
    """The enclosures, and the media that are no pictures."""
    enclosures = [(e.get("href"), e.get("type"), e.get("length")) for e in entry.get("enclosures", [])]
    media = [(m.get("url"), m.get("type"), m.get("filesize")) for m in entry.get("media_content", [])]
    files = [file for file in enclosures + media if not str(file[1]).startswith("image/")]
    return [{"url": url, "type": kind, "length": int(size or 0) or None} for url, kind, size in files]


def item(entry):
    return {
        "id": entry.get("id"),
        "url": entry.get("link"),
        "title": entry.get("title"),
        "published": moment(entry.get("published_parsed")),
        "updated": moment(entry.get("updated_parsed")),
        "topics": [tag.get("label") or tag.get("term") for tag in entry.get("tags", [])],
        "authors": [author.get("name") for author in entry.get("authors", []) if author],
        "attachments": attachments(entry),
        "image": next((one["url"] for one in entry.get("media_thumbnail", [])), None),
        "related": links(entry, "related"),
    }


result = feedparser.parse(sys.stdin.buffer.read())
if result.bozo:
    sys.exit(str(result.bozo_exception))
feed = result.feed
print(
    json.dumps(
        {
            "feed": {
                "title": feed.get("title"),
                "url": feed.get("link"),
                "pages": links(feed, "alternate"),
                "description": feed.get("subtitle"),
                "language": feed.get("language"),
                "updated": moment(feed.get("updated_parsed")),
                "rights": feed.get("rights"),
                "image": feed.get("image", {}).get("href") or feed.get("logo"),
                "topics": [tag.get("label") or tag.get("term") for tag in feed.get("tags", [])],
                "self": next(iter(links(feed, "self")), None),
                "hub": next(iter(links(feed, "hub")), None),
            },
            "items": [item(entry) for entry in result.entries],
        }
    )
)
