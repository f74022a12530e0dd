import { setImmediate as settled } from "node:timers/promises";
import { expect, it } from "vitest";
import {
  type ChangeTarget,
  type FileField,
  refuseFiles,
} from "../../../../src/cli/editor/page/refuse-files.ts";

/** A page with one field for files. What comes to `heard` would come to Sveltia CMS. */
function page(...files: readonly File[]) {
  const listeners: Parameters<ChangeTarget["addEventListener"]>[1][] = [];
  const heard: FileField[] = [];
  const said: string[] = [];
  const field = {
    type: "file",
    files,
    value: "C:\\fakepath\\room.png",
    dispatchEvent() {
      let stopped = false;
      const event = {
        target: field,
        stopImmediatePropagation: () => {
          stopped = true;
        },
      };
      for (const listener of listeners) if (!stopped) listener(event);
      if (!stopped) heard.push(field);
      return true;
    },
  };
  refuseFiles({ addEventListener: (_, listener) => listeners.push(listener) }, (findings) =>
    said.push(...findings.map(({ message }) => message)),
  );
  return { field, heard, said, change: () => field.dispatchEvent() };
}

const png = new File(
  ["\x89PNG\r\n"].map((text) => Buffer.from(text, "latin1")),
  "room.png",
);
const jpeg = new File([Buffer.from("\xff\xd8\xff", "latin1")], "wrong.png");

it("passes files on that check accepts, once", async () => {
  const { heard, said, change } = page(png);
  change();
  change();
  expect(heard).toHaveLength(0);
  await expect.poll(() => heard.length).toBe(1);
  await settled();
  expect(heard).toHaveLength(1);
  expect(said).toEqual([]);
});

it("takes none if check would refuse one, and says why", async () => {
  const { field, heard, said, change } = page(png, jpeg);
  change();
  await expect
    .poll(() => said)
    .toEqual(["wrong.png is not a PNG image, as its name says, but JPEG"]);
  expect(field.value).toBe("");
  expect(heard).toHaveLength(0);
});

it("leaves other fields alone", () => {
  const { field, heard, change } = page(jpeg);
  field.type = "text";
  change();
  expect(heard).toHaveLength(1);
});
