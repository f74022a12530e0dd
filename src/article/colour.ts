/** A colour as `#rrggbb`. */
export type Colour = `#${string}`;

/** The accent colour of a channel that names none. */
export const defaultAccent: Colour = "#1d4f7c";

/** The colours on which pages are written. */
export const paper = { light: "#fdfcfa", dark: "#161513" } as const;

/** The background colours of pages. If a scheme has several, the one with the least contrast to text. */
export const backgrounds = { light: "#f3f0ea", dark: "#22201d" } as const;

/** The least contrast between text and its background (WCAG 2.2, success criterion 1.4.3, level AA). */
export const leastContrast = 4.5;

/** Whether a text is a colour: `#` and six hexadecimal digits. */
export function isColour(text: string): text is Colour {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The contrast ratio of two colours as WCAG 2.2 defines it, from 1 (equal) to 21 (black and white). */
export function contrast(a: Colour, b: Colour): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Lightens a colour with white until it is readable on a dark background. */
export function lightened(colour: Colour, background: Colour): Colour {
  for (let white = 0; white < 100; white += 5) {
    const mixed = withWhite(colour, white / 100);
    if (contrast(mixed, background) >= leastContrast + 1) return mixed;
  }
  return "#ffffff";
}

function withWhite(colour: Colour, share: number): Colour {
  const mixed = channels(colour).map((value) =>
    Math.round(value + (255 - value) * share)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${mixed.join("")}`;
}

/** Relative luminance, from 0 (black) to 1 (white). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
