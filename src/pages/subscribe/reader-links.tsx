/** Well-known readers on the web, and the address at which each takes a feed. */
const readers: readonly { readonly name: string; readonly subscribe: string }[] = [
  { name: "Feedly", subscribe: "https://feedly.com/i/subscription/feed%2F" },
  { name: "Inoreader", subscribe: "https://www.inoreader.com/?add_feed=" },
  { name: "NewsBlur", subscribe: "https://www.newsblur.com/?url=" },
  { name: "Feedbin", subscribe: "https://feedbin.com/?subscribe=" },
  { name: "The Old Reader", subscribe: "https://theoldreader.com/feeds/subscribe?url=" },
];

/**
 * One click to subscribe: in the reader that the system opens feeds with, or in one on the web.
 *
 * @param address of the feed, absolute
 */
export function ReaderLinks({ address }: { address: string }) {
  return (
    <ul class="row readers" aria-label="Readers">
      <li>
        {/* NetNewsWire, Thunderbird, Miniflux and others take this scheme. */}
        <a href={`feed:${address}`}>Your reader app</a>
      </li>
      {readers.map(({ name, subscribe }) => (
        <li>
          <a href={`${subscribe}${encodeURIComponent(address)}`} rel="external nofollow">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
