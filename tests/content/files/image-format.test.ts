import { extname } from "node:path";
import { expect, it } from "vitest";
import { formatOfName } from "../../../src/content/files/image-format.ts";

it("reads the format off the ending of a name", () => {
  expect(formatOfName("room.jpg")).toBe("jpeg");
  expect(formatOfName("Room.JPEG")).toBe("jpeg");
  expect(formatOfName("a.b.svg")).toBe("svg");
  expect(formatOfName("room.tiff")).toBeUndefined();
});

it("finds the same ending as Node", () => {
  for (const name of ["jpg", ".jpg", "..jpg", "a.", "a.jpg.", "a b.png", "\n.png", "a\nb.png"]) {
    expect(formatOfName(name) !== undefined, JSON.stringify(name)).toBe(
      [".jpg", ".png"].includes(extname(name)),
    );
  }
});
