import childProcess from "node:child_process";
import { once } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { DrawingError, drawSvg } from "../../../src/content/files/draw-svg.ts";
import { buildEdition } from "../../../src/press/edition/build-edition.ts";
import { renderPicture } from "../../../src/press/pictures/renditions.ts";
import { articleSource, contentFolder } from "../../support/content-folder.ts";
import { svg } from "../../support/images.ts";
import { leastFrontMatter, onlyReport } from "../../support/one-article.ts";

const box = { width: 1000, height: 1000 };
const ample = { time: 60_000, memory: 1024 ** 3 };
/** Not enough time even to start Node. */
const noTime = { ...ample, time: 20 };
/** Less memory than Node alone takes. */
const noMemory = { ...ample, memory: 1_000_000 };

/** Takes minutes, because each filter draws everything before it again. */
const endless = Buffer.from(
  svg(
    `<filter id="f" x="0" y="0" width="1" height="1">${'<feTurbulence baseFrequency="0.01" numOctaves="200"/><feGaussianBlur stdDeviation="90"/>'.repeat(40)}</filter>` +
      '<rect width="4000" height="4000" filter="url(#f)"/>'.repeat(200),
    'width="4000" height="4000"',
  ),
);

const start = vi.spyOn(childProcess, "execFile");
syncBuiltinESMExports();
afterAll(() => {
  start.mockRestore();
  syncBuiltinESMExports();
});

/** The process that started last. */
function lastProcess(): childProcess.ChildProcess {
  const last = start.mock.results.at(-1)?.value;
  if (last === undefined) throw new Error("no process was started");
  return last;
}

describe("a drawing in a process of its own", () => {
  it.each([
    [{ width: 1000, height: 1000 }, [1000, 500]],
    [{ width: 1000, height: 100 }, [200, 100]],
    [{ width: 100, height: 1000 }, [100, 50]],
    [{ width: 9000, height: 9000 }, [3000, 1500]],
  ])("has the size that the SVG gives, and pixels that fit into %j", async (box, size) => {
    const bytes = Buffer.from(svg("<rect width='9' height='9'/>", 'width="3000" height="1500"'));
    const drawn = await drawSvg("x.svg", bytes, box, ample);
    expect(drawn).toMatchObject({ width: 3000, height: 1500 });
    const png = Buffer.from(drawn.png);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(size);
  });

  it.each([
    ["never ends", endless, { ...ample, time: 3000 }, "3 seconds"],
    ["is given no time", Buffer.from(svg("")), noTime, "0.02 seconds"],
    ["takes too much memory", Buffer.from(svg("")), noMemory, "1 MB of memory"],
  ])("is killed if it %s", async (_, bytes, limits, expected) => {
    const error = await drawSvg("x.svg", bytes, box, limits).catch((cause: unknown) => cause);
    const { pid, signalCode } = lastProcess();
    expect(signalCode).toBe("SIGKILL");
    expect(() => process.kill(pid ?? 0, 0)).toThrow("ESRCH");
    expect(error).toBeInstanceOf(DrawingError);
    expect(String(error)).toMatch(/drawing x\.svg takes more than/);
    expect(String(error)).toContain(expected);
  });

  it("kills itself when its parent has ended", async () => {
    const program = "src/content/files/svg-process.ts";
    // Process 1 is not its parent.
    const orphan = childProcess.spawn(process.execPath, [
      "--import",
      "tsx",
      program,
      "9",
      "9",
      "1e9",
      "1",
    ]);
    expect(await once(orphan, "exit")).toEqual([null, "SIGKILL"]);
  });

  it("is not decoded in the main process if its name ends in .png", async () => {
    const report = await onlyReport("![Alt](x.png)", { "x.png": svg("<rect/>") });
    expect(report).toMatch(/error: x\.png is not an image that can be read \(.*unsupported/);
  });
});

describe("a drawing that never ends", () => {
  it("is an error in its article, and the build continues with the others", async () => {
    const folder = await contentFolder({
      "articles/2026/a/index.md": articleSource(leastFrontMatter, "![Alt](x.svg)"),
      "articles/2026/a/x.svg": endless,
      "articles/2026/b/index.md": articleSource("title: B\npublished: never"),
      "articles/2026/c/index.md": articleSource(leastFrontMatter, "![Alt](y.png)"),
    });
    const built = await buildEdition(folder, join(folder, "dist"), {
      preview: "none",
      drawing: noTime,
    });
    if (built.ok) throw new Error("it was built");
    expect(built.errors).toMatchObject([
      {
        file: "content/articles/2026/a/index.md",
        line: 6,
        message: expect.stringMatching(/^drawing x\.svg takes more than/),
        fix: expect.stringMatching(/^make the drawing simpler/),
      },
      { file: "content/articles/2026/b/index.md" },
      { file: "content/articles/2026/c/index.md", message: expect.stringMatching(/y\.png/) },
    ]);
  });

  it("is also killed when its picture is rendered", async () => {
    const image = {
      file: "/content/x.svg",
      hash: "",
      format: "svg",
      width: 40,
      height: 20,
      animated: false,
    } as const;
    await expect(
      renderPicture(image, Buffer.from(svg("")), { isShownSmall: false, drawing: noTime }),
    ).rejects.toThrow(DrawingError);
  });
});
