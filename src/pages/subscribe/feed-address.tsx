import { correction, generate } from "lean-qr/nano";

/** A feed's address to copy: by hand, or with a button where the script runs. */
export function FeedAddress({ address }: { address: string }) {
  return (
    <p class="address">
      <code>{address}</code>
      <button type="button" data-copy={address} hidden>
        Copy
      </button>
    </p>
  );
}

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

/** Modules of white around the code, which readers need (ISO/IEC 18004, section 6.3.8). */
const margin = 4;

/** Characters of the longest text that a camera still reads well from a screen. */
const longest = 300;

/** A text as a QR code for a phone's camera; nothing where the text is too long for one. */
export function QrCode({ text }: { text: string }) {
  if (text.length > longest) return null;
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * margin;
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={`QR code of ${text}`}>
      <path d={outline(code.size, code.get)} />
    </svg>
  );
}

/** Each run of black modules in a row as a rectangle. */
function outline(size: number, isBlack: (x: number, y: number) => boolean): string {
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0, run = 0; x < size; x += run + 1) {
      run = 0;
      while (isBlack(x + run, y)) run++;
      if (run > 0) path += `M${x + margin} ${y + margin}h${run}v1h-${run}z`;
    }
  }
  return path;
}
