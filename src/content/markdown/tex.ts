import temml from "temml";
import { withinTime } from "./within-time.ts";

/** The longest formula, in UTF-16 units. */
export const longestFormula = 5000;

/** How many macros one formula may expand. A definition that uses itself would never end. */
const mostExpansions = 1000;

/** The largest space or rule, in em: its width and its height. */
const largest: [number, number] = [50, 20];

/** Milliseconds for one formula. A formula within the other limits takes a few. */
const longestTime = 2000;

/** A formula that is not TeX, or that takes too much. */
export class TexError extends Error {
  override readonly name = "TexError";

  /** @param at UTF-16 units from the beginning of the formula, if the place is known */
  constructor(
    message: string,
    readonly at?: number,
  ) {
    super(message);
  }
}

/**
 * Sets a formula as MathML: the source of a `<math>` element.
 *
 * @param tex in the language of LaTeX's mathematics
 * @param isBlock whether it has lines of its own
 * @throws TexError
 */
export function toMathMl(tex: string, isBlock: boolean): string {
  if (tex.length > longestFormula) {
    throw new TexError(`it is longer than ${longestFormula} characters`);
  }
  try {
    return withinTime(longestTime, () =>
      temml.renderToString(tex, {
        displayMode: isBlock,
        throwOnError: true,
        trust: false,
        maxExpand: mostExpansions,
        maxSize: largest,
      }),
    );
  } catch (cause) {
    throw texError(cause);
  }
}

function texError(cause: unknown): TexError {
  if (!(cause instanceof Error)) return new TexError(String(cause));
  if ("code" in cause && cause.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
    return new TexError("it takes too long to set");
  }
  if (cause instanceof RangeError) return new TexError("it is nested too deeply");
  // The library repeats the formula after its own sentence, with marks under the letters.
  const [sentence = ""] = cause.message.split(/ at (?:position \d+|end of input): /);
  const at = "position" in cause && typeof cause.position === "number" ? cause.position : undefined;
  return new TexError(sentence.trim().slice(0, 200), at);
}
