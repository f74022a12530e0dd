import { correction, generate } from "lean-qr/nano";

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
