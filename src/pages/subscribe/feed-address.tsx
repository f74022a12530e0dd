import { correction, generate } from "lean-qr/nano";
import { say } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";

interface Props {
  readonly spoken: Spoken;
  /** The feed's absolute address. */
  readonly address: string;
}

/** A feed's address, to copy by hand or, if the script runs, with a button. */
export function FeedAddress({ spoken, address }: Props) {
  return (
    <p class="address">
      <code dir="ltr">{address}</code>
      <button type="button" data-copy={address} hidden>
        {spoken.words.copy}
      </button>
    </p>
  );
}

/** Well-known readers on the web, and the beginning of the address that subscribes in each. */
const readers: readonly { readonly name: string; readonly subscribe: string }[] = [
  { name: "Feedly", subscribe: "https://feedly.com/i/subscription/feed%2F" },
  { name: "Inoreader", subscribe: "https://www.inoreader.com/?add_feed=" },
  { name: "NewsBlur", subscribe: "https://www.newsblur.com/?url=" },
  { name: "Feedbin", subscribe: "https://feedbin.com/?subscribe=" },
  { name: "The Old Reader", subscribe: "https://theoldreader.com/feeds/subscribe?url=" },
];

/**
 * Links that subscribe in one click, in the system's reader app or in a reader on the web.
 */
export function ReaderLinks({ spoken: { words }, address }: Props) {
  return (
    <ul class="row readers" aria-label={words.readers}>
      <li>
        {/* NetNewsWire, Thunderbird, Miniflux and others handle this scheme. */}
        <a href={`feed:${address}`}>{words.readerApp}</a>
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

/** The width of the quiet zone around the code, in modules (ISO/IEC 18004, section 6.3.8). */
const margin = 4;

/** The longest text that a camera still reads well from a screen, in UTF-16 units. */
const longest = 300;

/** A text as a QR code for a phone's camera; nothing if the text is too long. */
export function QrCode({ spoken, address: text }: Props) {
  if (text.length > longest) return null;
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * margin;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={say(spoken, "qrCode", { address: text })}
    >
      <path d={outline(code.size, code.get)} />
    </svg>
  );
}

/** The SVG path that draws each horizontal run of black modules as a rectangle. */
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
