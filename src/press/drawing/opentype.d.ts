/** What the press uses of opentype.js, which has no types of its own. */
declare module "opentype.js" {
  /** A command of an outline, in pixels, with y downwards. */
  export type PathCommand =
    | { readonly type: "M"; readonly x: number; readonly y: number }
    | { readonly type: "L"; readonly x: number; readonly y: number }
    | {
        readonly type: "Q";
        readonly x1: number;
        readonly y1: number;
        readonly x: number;
        readonly y: number;
      }
    | {
        readonly type: "C";
        readonly x1: number;
        readonly y1: number;
        readonly x2: number;
        readonly y2: number;
        readonly x: number;
        readonly y: number;
      }
    | { readonly type: "Z" };

  export interface Font {
    /** The number of a character's glyph; 0 if the font has none. */
    charToGlyphIndex(character: string): number;
    getPath(
      text: string,
      x: number,
      y: number,
      fontSize: number,
    ): { readonly commands: readonly PathCommand[] };
    getAdvanceWidth(text: string, fontSize: number): number;
  }

  const opentype: { parse(file: ArrayBuffer): Font };
  export default opentype;
}
