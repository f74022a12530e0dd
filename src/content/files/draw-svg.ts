import { type ExecFileException, execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Finding } from "../content-error.ts";
import { tooManyPixels } from "./decoder.ts";
import { ownProgram } from "./own-program.ts";
import { cleanSvg } from "./svg.ts";

/** The time and memory that drawing one SVG may take. */
export interface DrawingLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of memory that the process may use. */
  readonly memory: number;
}

const usualLimits: DrawingLimits = { time: 30_000, memory: 1024 ** 3 };

/** The box into which a drawing must fit, in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** A drawing as pixels. */
export interface DrawnSvg {
  /** The width that the SVG gives itself, in pixels. */
  readonly width: number;
  /** The height that the SVG gives itself, in pixels. */
  readonly height: number;
  /** As large as the SVG says, or scaled down to fit into the box. */
  readonly png: Uint8Array;
}

/** An SVG that cannot be drawn. */
export class DrawingError extends Error {
  override readonly name = "DrawingError";
  /** What to do, as a sentence without a full stop. */
  readonly fix: string;

  constructor({ message, fix }: Finding) {
    super(message);
    this.fix = fix;
  }
}

/** What `svg-process.ts` prints. There is no `png` if the SVG says that it is too large. */
const answerSchema = z.union([
  z.strictObject({ width: z.int(), height: z.int(), png: z.base64().optional() }),
  z.strictObject({ problem: z.string() }),
]);

const program = ownProgram(new URL("./svg-process.ts", import.meta.url));
/** The longest output, in characters: an uncompressed PNG of the largest box in use, as Base64. */
const longestAnswer = 256 * 1024 ** 2;

/**
 * Cleans an SVG and draws it in a process of its own, which is killed if it exceeds its limits: a few
 * lines of SVG can cause hours of work, and librsvg cannot be interrupted. When this returns or
 * throws, the process has ended.
 *
 * @param name the file's name, for messages
 * @throws DrawingError if the SVG cannot be drawn within the limits
 */
export async function drawSvg(
  name: string,
  bytes: Uint8Array,
  box: Box,
  limits = usualLimits,
): Promise<DrawnSvg> {
  const clean = cleanSvg(bytes);
  if (!clean.ok) throw new DrawingError(clean.error);
  const answer = await askProcess(name, clean.value.source, box, limits);
  if ("problem" in answer) {
    throw new DrawingError({
      message: `${name} cannot be drawn (${answer.problem})`,
      fix: "open it in the program that made it, and export it again as plain SVG with a width and a height",
    });
  }
  const { width, height, png } = answer;
  const tooMany = tooManyPixels(name, width, height);
  if (tooMany !== undefined) throw new DrawingError(tooMany);
  if (png === undefined) throw new Error(`${name} was measured and not drawn`);
  return { width, height, png: Buffer.from(png, "base64") };
}

function askProcess(name: string, source: string, { width, height }: Box, limits: DrawingLimits) {
  const args = [width, height, limits.memory, process.pid].map(String);
  return new Promise<z.infer<typeof answerSchema>>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [...program.execArgv, fileURLToPath(program.url), ...args],
      { timeout: limits.time, killSignal: "SIGKILL", maxBuffer: longestAnswer },
      (error, stdout) => {
        if (error !== null) return reject(whyEnded(name, error, limits));
        try {
          resolve(answerSchema.parse(JSON.parse(stdout)));
        } catch (cause) {
          reject(cause);
        }
      },
    );
    // Writing to a killed process fails. The callback above reports why it was killed.
    child.stdin?.on("error", () => undefined).end(source);
  });
}

function whyEnded(name: string, error: ExecFileException, { time, memory }: DrawingLimits): Error {
  // Without a signal, the process did not start or has a defect.
  if (error.signal === undefined || error.signal === null) return error;
  const [seconds, megabytes] = [time / 1000, Math.round(memory / 1024 ** 2)];
  return new DrawingError({
    message:
      error.signal === "SIGKILL"
        ? `drawing ${name} takes more than ${seconds} seconds or ${megabytes} MB of memory`
        : `drawing ${name} fails (${error.signal})`,
    fix: "make the drawing simpler, above all its filters and patterns, or export it as PNG",
  });
}
